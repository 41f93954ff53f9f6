import { decodeHex } from '@countersign/tlog';
import { attempt, checkProof, type Trust, type Verification, VerificationDraft } from '@countersign/verifier';
import { contentDigest, type PublishedContent } from './content-digest.js';
import { openJws, type JsonWebKeySet } from './open-jws.js';
import { isReceiptClaims, type ReceiptClaims } from './receipt-claims.js';

/** A receipt, what is published under it, and the keys to believe. */
export interface ReceiptInput {
  jws: string;
  content: PublishedContent;
  jwks: JsonWebKeySet;
  /** The issuer that the receipt must name, when given. */
  issuer?: string;
  /** The time at which it must be valid; now when absent. */
  now?: Date;
  /** A proof file for the receipt's entry, and whose log to believe: ties the approval to the log. */
  proof?: { file: string | Uint8Array; trust: Trust };
}

/** The outcome, and what the receipt says: null unless its signature verified. */
export interface ReceiptVerification extends Verification {
  claims: ReceiptClaims | null;
}

const leeway = 60;

/** Verifies, without any network, that these very bytes were approved: signature, time, content, and with a proof the place in the log. */
export async function verifyReceipt(input: ReceiptInput): Promise<ReceiptVerification> {
  const draft = new VerificationDraft('receipt');
  draft.leaveOpen('unattributed', 'not-revoked', 'operator-clock', 'judgement');
  const where = { en: 'The receipt does not verify', 'zh-TW': '收據驗證失敗' };
  const said = await attempt(draft, where, () => openJws(input.jws.trim(), input.jwks));
  if (said === null) return { ...draft.finish(), claims: null };
  draft.count('signatures');
  if (!isReceiptClaims(said)) {
    draft.fault('malformed', 'The receipt lacks claims that every receipt has.', '收據缺少必要的內容。');
    return { ...draft.finish(), claims: null };
  }
  checkClaims(draft, said, input);
  await checkContent(draft, said, input.content);
  if (input.proof) {
    const { file, trust } = input.proof;
    await checkProof(draft, { proof: file, leafHash: decodeHex(said.entry.leafHash), trust });
    draft.leaveOpen('entry-not-read');
  } else {
    draft.leaveOpen('not-in-log');
  }
  return { ...draft.finish(), claims: said };
}

function checkClaims(draft: VerificationDraft, { iss, iat, exp }: ReceiptClaims, input: ReceiptInput): void {
  const now = (input.now ?? new Date()).getTime() / 1000;
  if (now > exp + leeway) {
    draft.fault('expired', 'The receipt is no longer valid: ask for a new one.', '收據已逾有效期限，請重新申請。');
  }
  if (now < iat - leeway) {
    draft.fault(
      'not-yet-valid',
      'The receipt was signed in the future: check your clock.',
      '收據的簽發時間在未來，請檢查系統時鐘。',
    );
  }
  if (input.issuer !== undefined && input.issuer !== iss) {
    draft.fault(
      'other-issuer',
      `The receipt is from ${iss}, not from ${input.issuer}.`,
      `收據由 ${iss} 簽發，而非 ${input.issuer}。`,
    );
  }
}

async function checkContent(draft: VerificationDraft, claims: ReceiptClaims, content: PublishedContent): Promise<void> {
  const where = { en: 'The content', 'zh-TW': '內容' };
  const digest = await attempt(draft, where, () => contentDigest(content));
  if (digest === null) return;
  draft.count('contents');
  if (digest === claims.contentDigest) return;
  draft.fault(
    'other-content',
    `This is not the content that was approved: it has ${digest}, the receipt is for ${claims.contentDigest}.`,
    `這不是經核可的內容：其摘要值為 ${digest}，收據為 ${claims.contentDigest} 簽發。`,
  );
}
