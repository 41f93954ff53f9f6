import { parseTlogProof, verifyInclusion } from '@countersign/tlog';
import { attempt } from './tlog-fault.js';
import { openTrusted, type Trust } from './trust.js';
import { VerificationDraft, type Verification } from './verification.js';

/** A leaf hash (32 bytes) proven by a proof file (C2SP tlog-proof), and whom to believe. */
export interface ProofInput {
  proof: string | Uint8Array;
  leafHash: Uint8Array;
  trust: Trust;
}

/** Verifies a proof file into `draft`: the checkpoint's signatures, and that the leaf is under its root. */
export async function checkProof(draft: VerificationDraft, { proof, leafHash, trust }: ProofInput): Promise<void> {
  const where = { en: 'The proof file cannot be read', 'zh-TW': '無法讀取證明檔' };
  const parsed = await attempt(draft, where, () => parseTlogProof(proof));
  const opened = parsed && (await openTrusted(draft, parsed.checkpoint, trust));
  if (!opened) return;
  const { size, root } = opened.checkpoint;
  const claim = { index: parsed.index, size, leafHash, root };
  const failed = { en: 'The entry is not shown to be in the log', 'zh-TW': '無法證明該筆紀錄在日誌中' };
  await attempt(draft, failed, () => verifyInclusion(claim, parsed.hashes));
  draft.count('proofs');
}

/** Verifies a proof file without any network. `entryRead` says whether the entry itself was at hand, not only its hash. */
export async function verifyProof(input: ProofInput & { entryRead: boolean }): Promise<Verification> {
  const draft = new VerificationDraft('proof');
  draft.leaveOpen('operator-clock', 'unattributed');
  draft.leaveOpen(input.entryRead ? 'payloads-not-opened' : 'entry-not-read');
  await checkProof(draft, input);
  return draft.finish();
}
