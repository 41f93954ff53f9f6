import { decodeBase64, decodeHex, formatTlogProof } from '@countersign/tlog';
import { listAt, sizeAt, textAt } from '../json-shape.js';

/**
 * A decision's part of the proofs file: the head of a C2SP tlog-proof. With the file `checkpoint` behind it, it is a
 * proof file that any tool for the format reads. Its `extra` line is the leaf hash that it proves.
 */
export function proofRecord(decision: unknown): string {
  return formatTlogProof({
    index: sizeAt(decision, 'proof', 'index'),
    hashes: listAt(decision, 'proof', 'hashes').map((hash) => decodeBase64(String(hash))),
    extra: decodeHex(textAt(decision, 'proof', 'leafHash')),
    checkpoint: '',
  });
}
