import type { Tx } from '@countersign/database';

// The versions before it, and whatever else repeated it.
const passOver = `
with recursive version as (
  select id, supersedes from submission where id = $2
  union all select s.id, s.supersedes from version v join submission s on s.id = v.supersedes
), same as (
  select id from version
  union select w.submission_id from gold_showing w join gold_item g on g.id = w.gold_item_id where g.submission_id = $2
  union select n.repeat_id from second_review_draw n where n.submission_id = $2 and n.repeat_id is not null
), participant as (
  select d.person_id as id from same join decision d on d.submission_id = same.id
  union select o.person_id from same join first_opinion o on o.submission_id = same.id
  union select j.person_id from same join finding_judgement j on j.submission_id = same.id
  union select c.author_id from same join submission_comment c on c.submission_id = same.id
  union select c.answered_by from same join contestation c on c.submission_id = same.id where c.answered_by is not null
  union select g.added_by from same join gold_item g on g.submission_id = same.id
  union select n.author_id from same join review_note n on n.submission_id = same.id
)
update review set excluded = array(select id from participant) where submission_id = $1`;

/** Keeps the review of `submission`, which repeats `original`, away from everybody who took part in the original or in another repeat of it, or wrote its known answer. */
export async function passOverParticipants(tx: Tx, submission: string, original: string): Promise<void> {
  await tx.execute(passOver, [submission, original]);
}

const passOverInRepeats = `
update review set excluded = excluded || $2::uuid where state <> 'closed' and not ($2 = any(excluded)) and submission_id in (
  select w.submission_id from gold_showing w join gold_item g on g.id = w.gold_item_id where g.submission_id = $1
  union select n.repeat_id from second_review_draw n where n.submission_id = $1 and n.repeat_id is not null)`;

/** Keeps the repeats of an output that wait already away from somebody who takes part in it now. */
export async function passOverInRepeatsOf(tx: Tx, original: string, person: string): Promise<void> {
  await tx.execute(passOverInRepeats, [original, person]);
}
