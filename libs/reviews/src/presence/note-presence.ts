import { authorize, isAllowed, type Actor, type PersonActor } from '@countersign/access';
import { notFound, type PresenceView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { lookingSince, presenceColumns, presenceOf, type PresenceRow } from './presence-of.js';

const find = `
select ${presenceColumns('$2', '$3')}, r.state <> 'closed' as open from review r where r.submission_id = $1`;

const note = `
insert into review_presence (submission_id, person_id, seen_at) values ($1, $2, $3)
on conflict on constraint review_presence_once do update set seen_at = greatest(review_presence.seen_at, excluded.seen_at)`;

// Whoever comes first forgets them: many are noted at once.
const forget = `
delete from review_presence where (submission_id, person_id) in (
  select submission_id, person_id from review_presence where seen_at < $1 for update skip locked)`;

/**
 * Notes that somebody looks at a review, for a minute, and answers who else does; of a closed one nothing is noted or told.
 * `not-found` alike for what has no review and what is not theirs to see. Looking is no act and is not kept: no audit entry.
 */
// eslint-disable-next-line countersign/verb-authorizes-and-audits -- no act, and gone after a minute
export async function notePresence(
  tx: Tx,
  actor: Actor,
  { submission }: { submission: string },
  policy: Policy,
  now = new Date(),
): Promise<PresenceView> {
  authorize(actor, 'read', 'Review');
  const [row] = await tx.query<PresenceRow & { open: boolean }>(find, [submission, now, lookingSince(now)]);
  if (!row || !isAllowed(actor, 'read', 'Review', row)) {
    throw notFound({ en: 'review of submission', 'zh-TW': '送審項目的審查' }, submission);
  }
  await forgetPresence(tx, now);
  if (row.open) await tx.execute(note, [submission, actor.id, now]);
  const at = row.open ? row : { ...row, lookers: [], holder: null };
  const [view] = await presenceOf(tx, actor as PersonActor, [at], policy);
  if (!view) throw new Error('The review that was found is not among those that were told.');
  return view;
}

/** Forgets who looked more than a minute ago. */
export async function forgetPresence(tx: Tx, now = new Date()): Promise<void> {
  await tx.execute(forget, [lookingSince(now)]);
}
