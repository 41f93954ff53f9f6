import type { Tx } from '@countersign/database';
import type { Measurement, RuleCounts } from '@countersign/requirements';
import { membersOf } from './members-of.js';
import { Parameters, type Grounds, type Scope } from './scope.js';

/**
 * Counts one measurement in one statement: its population, how many of it could be looked at, and how many of those meet what
 * is asked, and when the first of those ceases to. No row is read into memory.
 */
export async function countMeasurement(
  tx: Tx,
  scope: Scope,
  measurement: Measurement,
  grounds: Grounds,
): Promise<RuleCounts> {
  const parameters = new Parameters();
  const { text, expire, remedy } = membersOf(scope, measurement, grounds, parameters);
  const expires = expire ? 'min(expires) filter (where met)' : 'null::timestamptz';
  // A subquery with an offset is planned by itself: without, `met` would be looked up anew for each count.
  const [row] = await tx.query<{ population: string; sample: string; met: string; expires: Date | null }>(
    `select count(*) as population, count(met) as sample, count(*) filter (where met) as met, ${expires} as expires
     from (${text} offset 0) member`,
    parameters.values,
  );
  return {
    population: Number(row?.population ?? 0),
    sample: Number(row?.sample ?? 0),
    met: Number(row?.met ?? 0),
    expiresAt: row?.expires ?? null,
    ...(remedy ? { remedy } : {}),
  };
}
