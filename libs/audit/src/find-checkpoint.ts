import type { Tx } from '@countersign/database';

/** A checkpoint of the log: its size and root, and the signed note that says them. */
export interface StoredCheckpoint {
  size: number;
  root: Buffer;
  note: string;
  signed_at: Date;
}

/** The latest signed checkpoint; null before the first entry is sealed. */
export async function findCheckpoint(tx: Tx): Promise<StoredCheckpoint | null> {
  const [row] = await tx.query<StoredCheckpoint>(
    `select c.size::float8 as size, c.root, c.note, c.signed_at from audit_checkpoint c order by c.size desc limit 1`,
  );
  return row ?? null;
}
