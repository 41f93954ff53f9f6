import type { Tx } from '@countersign/database';
import { addSignatures } from '@countersign/tlog';
import { findCheckpoint } from './read-log.js';

/** A checkpoint note with cosignature lines behind the log's own signatures. */
export function addCosignatures(note: string, lines: readonly string[]): string {
  return lines.length === 0 ? note : addSignatures(note, lines.join(''));
}

/** Cosignature lines over the checkpoint of this size, in the order of the witnesses' keys. */
export async function readCosignatures(tx: Tx, size: number): Promise<string[]> {
  const rows = await tx.query<{ line: string }>(
    'select s.line from audit_cosignature s where s.size = $1 order by s.verifier_key',
    [size],
  );
  return rows.map(({ line }) => line);
}

/** The latest checkpoint with the cosignatures that it has so far; null before the first entry is sealed. */
export async function findCosignedCheckpoint(tx: Tx): Promise<string | null> {
  const checkpoint = await findCheckpoint(tx);
  return checkpoint && addCosignatures(checkpoint.note, await readCosignatures(tx, checkpoint.size));
}
