import {
  encodeBase64,
  formatVerifierKey,
  openCheckpoint,
  openCheckpointByPolicy,
  parseVerifierKey,
  type OpenedCheckpoint,
  type TrustPolicy,
  type VerifierKey,
} from '@countersign/tlog';
import { attempt } from './tlog-fault.js';
import type { VerificationDraft } from './verification.js';

/** Whose checkpoints to believe: one log key, or a policy with witnesses. */
export type Trust = { readonly vkey: VerifierKey } | { readonly policy: TrustPolicy };

/** Verifies a checkpoint note, notes its tree and what stays open; null, with a fault, when it does not verify. */
export async function openTrusted(
  draft: VerificationDraft,
  note: string,
  trust: Trust,
): Promise<OpenedCheckpoint | null> {
  const where = { en: 'The checkpoint does not verify', 'zh-TW': '檢查點驗證失敗' };
  const opened = await attempt(draft, where, () =>
    'policy' in trust ? openCheckpointByPolicy(note, trust.policy) : openCheckpoint(note, { log: trust.vkey }),
  );
  if (!opened) return null;
  const { origin, size, root } = opened.checkpoint;
  draft.tree(origin, size, encodeBase64(root), formatVerifierKey(opened.log));
  draft.count('signatures', 1 + opened.cosignatures.length);
  if (opened.cosignatures.length === 0) draft.leaveOpen('unwitnessed');
  return opened;
}

/** The given trust, or a key that was found beside what it signs: that stays open then. Null when that key is malformed. */
export async function trustOr(
  draft: VerificationDraft,
  trust: Trust | undefined,
  found: string,
): Promise<Trust | null> {
  if (trust) return trust;
  draft.leaveOpen('key-not-pinned');
  const where = { en: 'The verifier key cannot be read', 'zh-TW': '無法讀取驗證金鑰' };
  const vkey = await attempt(draft, where, () => parseVerifierKey(found));
  return vkey && { vkey };
}
