import type { Tx } from './tx.js';

/** How long statements may take that count over all records, outside of requests or on connections of their own. */
export const longStatements = '15min';

/** Lets statements of this transaction take as long as counts over all records may. */
export async function allowLongStatements(tx: Tx): Promise<void> {
  await tx.execute(`set local statement_timeout = '${longStatements}'`);
}
