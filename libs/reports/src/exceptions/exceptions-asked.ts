import { authorize, isAllowed, reachOf, reachValues, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { coveredSystems } from '../compute-coverage.js';

/** Which exceptions: of the last days by the calendar of a time zone, of one AI system or all that the actor may see. */
export interface ExceptionsQuery {
  system: string | null;
  days: number;
  timeZone: string;
}

const begin = `select (((($1::timestamptz at time zone $2)::date - ($3::int - 1))::timestamp) at time zone $2) as begins`;

/**
 * When the days that are asked for begin, and the values of `exceptionalActs` for the actor: outputs that they may see; what is
 * still under review is left out for whoever reviews, since it would tell them what others decided and what the checks said.
 */
export async function exceptionsAsked(tx: Tx, actor: Actor, { system, days, timeZone }: ExceptionsQuery, now: Date) {
  authorize(actor, 'read', 'Coverage');
  const systems = await coveredSystems(tx, actor, system);
  const [row] = await tx.query<{ begins: Date }>(begin, [now, timeZone, days]);
  const from = row?.begins ?? now;
  // Keys for reports see no single outputs elsewhere, and all of them in what they export.
  const reach = actor.kind === 'key' ? ([null, null] as const) : reachValues(reachOf(actor, 'read', 'Submission'));
  return { from, values: [from, systems, ...reach, !isAllowed(actor, 'claim', 'Review')] as const };
}
