import {
  decodeHex,
  encodeBase64,
  encodeHex,
  equalHashes,
  hashLeaf,
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  verifyInclusion,
} from '@countersign/tlog';

/** What has to be verified: the leaf as served, the hash claimed for it, its proof file and the log's key. */
export interface VerifyInput {
  leaf: string;
  leafHash: string;
  proof: string;
  verifierKey: string;
}

/** One step of the verification: whether it held, the values it is about, and why not. */
export interface VerifyStep {
  step: 'leaf' | 'signature' | 'inclusion';
  ok: boolean;
  values: Record<string, string | number>;
  fault: string | null;
}

function hashOf(text: string): Uint8Array | null {
  const hex = text.replace(/^sha256:/, '');
  return /^[0-9a-f]{64}$/.test(hex) ? decodeHex(hex) : null;
}

/** Verifies an entry from its leaf up to the signed root, with what runs here only; stops at the first step that fails. */
export async function verifyEntry({ leaf, leafHash, proof, verifierKey }: VerifyInput): Promise<VerifyStep[]> {
  const steps: VerifyStep[] = [];
  const hash = hashLeaf(new TextEncoder().encode(leaf));
  const claimed = hashOf(leafHash);
  const same = claimed ? equalHashes(hash, claimed) : encodeBase64(hash) === leafHash;
  steps.push({
    step: 'leaf',
    ok: same,
    values: {},
    fault: same ? null : `computed ${encodeHex(hash)}, claimed ${leafHash}`,
  });
  if (!same) return steps;
  let step: VerifyStep['step'] = 'signature';
  try {
    const parsed = parseTlogProof(proof);
    const { checkpoint, log } = await openCheckpoint(parsed.checkpoint, {
      log: parseVerifierKey(verifierKey.trim().split('\n')[0] ?? ''),
    });
    steps.push({ step, ok: true, values: { size: checkpoint.size, name: log.name }, fault: null });
    step = 'inclusion';
    verifyInclusion(
      { index: parsed.index, size: checkpoint.size, leafHash: hash, root: checkpoint.root },
      parsed.hashes,
    );
    steps.push({ step, ok: true, values: { index: parsed.index }, fault: null });
  } catch (error) {
    steps.push({ step, ok: false, values: {}, fault: error instanceof Error ? error.message : String(error) });
  }
  return steps;
}
