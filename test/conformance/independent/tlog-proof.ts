import { openCheckpoint, type Checkpoint, type Trust } from './checkpoint.js';
import { fromBase64, fromDecimal, fromUtf8 } from './encodings.js';
import { verifyInclusion } from './merkle-tree.js';
import { demand } from './refusal.js';

export interface ProofFile {
  extra: Buffer | null;
  index: number;
  hashes: Buffer[];
  /** The checkpoint, verbatim. */
  checkpoint: string;
}

/** Reads a C2SP tlog-proof. */
export function parseProofFile(file: Uint8Array | string): ProofFile {
  const text = typeof file === 'string' ? file : fromUtf8(file);
  const blank = text.indexOf('\n\n');
  demand(blank >= 0, 'The proof has no checkpoint.');
  const lines = text.slice(0, blank).split('\n');
  demand(lines.shift() === 'c2sp.org/tlog-proof@v1', 'Not a tlog-proof of version 1.');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64((lines.shift() ?? '').slice('extra '.length)) : null;
  const index = lines.shift() ?? '';
  demand(index.startsWith('index '), 'The proof has no index.');
  return {
    extra,
    index: fromDecimal(index.slice('index '.length)),
    hashes: lines.map(fromBase64),
    checkpoint: text.slice(blank + 2),
  };
}

/** Refuses unless the leaf hash is in the log of a checkpoint that the trusted log signed; answers both. */
export function verifyProofFile(
  file: Uint8Array | string,
  leaf: Buffer,
  trust: Trust,
): { index: number; checkpoint: Checkpoint & ReturnType<typeof openCheckpoint> } {
  const proof = parseProofFile(file);
  const checkpoint = openCheckpoint(proof.checkpoint, trust);
  verifyInclusion(leaf, proof.index, checkpoint.size, proof.hashes, checkpoint.root);
  return { index: proof.index, checkpoint };
}
