import {
  formatVerifierKey,
  isKeyHandover,
  openCheckpoint,
  parseVerifierKey,
  TlogError,
  type VerifierKey,
} from '@countersign/tlog';
import { at, isRecord, type Trust, type VerificationDraft } from '@countersign/verifier';

interface Handover {
  key: string;
  previous: string;
  note: string;
}

/**
 * Where a pinned key no longer signs: the key that follows it, if each on the way handed over to the next one with its own
 * signature (that stays open as `key-rotated`), else a fault `key-swapped`. Other trust is given back as it is.
 */
export async function followHandovers(
  draft: VerificationDraft,
  trust: Trust,
  note: string,
  fetchKeys: () => Promise<string | null>,
): Promise<Trust | null> {
  if ('policy' in trust || !(await isUnsigned(note, trust.vkey))) return trust;
  const handovers = readHandovers(await fetchKeys());
  const seen = new Set<string>();
  for (let { vkey } = trust; !seen.has(formatVerifierKey(vkey));) {
    seen.add(formatVerifierKey(vkey));
    const next = await successorOf(vkey, handovers);
    if (!next) break;
    vkey = next;
    if (await isUnsigned(note, vkey)) continue;
    draft.leaveOpen('key-rotated');
    return { vkey };
  }
  draft.fault(
    'key-swapped',
    `The checkpoint is not signed by the key ${formatVerifierKey(trust.vkey)}, and that key never handed over to another: the key was swapped, or this is another log.`,
    `檢查點並非以金鑰 ${formatVerifierKey(trust.vkey)} 簽署，且該金鑰從未移交給其他金鑰：金鑰已遭調換，或這是另一份日誌。`,
  );
  return null;
}

async function isUnsigned(note: string, log: VerifierKey): Promise<boolean> {
  try {
    await openCheckpoint(note, { log });
    return false;
  } catch (error) {
    if (error instanceof TlogError) return error.code === 'not-signed';
    throw error;
  }
}

function readHandovers(text: string | null): Handover[] {
  try {
    const answer: unknown = JSON.parse(text ?? '');
    const keys = at(answer, 'keys');
    return (Array.isArray(keys) ? keys : []).flatMap((item: unknown) => {
      const [key, previous, note] = ['verifierKey', 'previous', 'handover'].map((name) => at(item, name));
      return isRecord(item) && typeof key === 'string' && typeof previous === 'string' && typeof note === 'string'
        ? [{ key, previous, note }]
        : [];
    });
  } catch {
    return [];
  }
}

/** The key that this one and the key itself say follows it. */
async function successorOf(vkey: VerifierKey, handovers: readonly Handover[]): Promise<VerifierKey | null> {
  const own = formatVerifierKey(vkey);
  for (const { key, note } of handovers.filter(({ previous }) => previous === own)) {
    if (!(await isKeyHandover(note, { origin: vkey.name, previous: own, next: key }))) continue;
    const next = parseVerifierKey(key);
    if (next.name === vkey.name) return next;
  }
  return null;
}
