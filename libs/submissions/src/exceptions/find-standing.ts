import type { Tx } from '@countersign/database';
import { exceptions } from './exception-row.js';

const standing = `select coalesce(string_agg(e.id::text, ' ' order by e.id), '') as ids from policy_exception e where ${exceptions.holds('e')}`;

/** The ids of all policy exceptions that stand now, in one text: another one means that what waits may have to be routed again. */
export async function findStandingExceptions(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ ids: string }>(standing);
  return row?.ids ?? '';
}
