import type { Tx } from './tx.js';

/** Lets statements of this transaction take fifteen minutes each: for counts over all records, outside of requests. */
export async function allowLongStatements(tx: Tx): Promise<void> {
  await tx.execute(`set local statement_timeout = '15min'`);
}
