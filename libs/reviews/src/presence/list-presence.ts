import { authorize, reachOf, reachValues, withinReach, type Actor, type PersonActor } from '@countersign/access';
import type { PresenceView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { lookingSince, presenceColumns, presenceOf, type PresenceRow } from './presence-of.js';

/** More are not told of at once: the most urgent. */
const most = 500;

// At whichever somebody is, not through all that waits.
const busy = `
select ${presenceColumns('$3', '$4')} from review r
where r.submission_id in (
    select submission_id from review_presence where seen_at >= $4
    union select submission_id from review where state = 'claimed' and lease_until >= $3)
  and r.state <> 'closed' and ${withinReach(['$1', '$2'], { system: 'r.system', modality: 'r.modality', tier: 'r.tier' })}
order by r.place, r.submission_id limit ${most}`;

/** Open reviews that somebody else looks at, or for leads holds, as far as the person may see them: not how long, how often or what was done. */
export async function listPresence(tx: Tx, actor: Actor, policy: Policy, now = new Date()): Promise<PresenceView[]> {
  authorize(actor, 'list', 'Review');
  const values = [...reachValues(reachOf(actor, 'list', 'Review')), now, lookingSince(now)];
  const rows = await tx.query<PresenceRow>(busy, values);
  const views = await presenceOf(tx, actor as PersonActor, rows, policy);
  return views.filter(({ looking, holder }) => looking || holder !== null);
}
