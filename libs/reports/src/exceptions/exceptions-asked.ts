import { authorize, isAllowed, reachOf, reachValues, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { lastDays } from '@countersign/scheduling';
import { coveredSystems } from '../compute-coverage.js';

/** Which exceptions: of the last days by the calendar of a time zone, of one AI system or all that the actor may see. */
export interface ExceptionsQuery {
  system: string | null;
  days: number;
  timeZone: string;
}

/**
 * The days that are asked for, oldest first, and the values of `exceptionalActs` for the actor: outputs that they may see; what is
 * still under review is left out for whoever reviews, since it would tell them what others decided and what the checks said.
 */
export async function exceptionsAsked(tx: Tx, actor: Actor, { system, days, timeZone }: ExceptionsQuery, now: Date) {
  authorize(actor, 'read', 'Coverage');
  const systems = await coveredSystems(tx, actor, system);
  const calendar = lastDays(now, timeZone, days);
  const from = calendar[0]?.begins ?? now;
  // Keys for reports see no single outputs elsewhere, and all of them in what they export.
  const reach = actor.kind === 'key' ? ([null, null] as const) : reachValues(reachOf(actor, 'read', 'Submission'));
  return { calendar, values: [from, systems, ...reach, !isAllowed(actor, 'claim', 'Review')] as const };
}
