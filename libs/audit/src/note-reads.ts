import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { appendEntry } from './append-entries.js';

/** What was read: the content of a submission, an image of it, or the list of people. */
export type ReadThing = { what: 'content' | 'image'; submission: string } | { what: 'people' };

const rights = {
  content: ['read', 'Submission'],
  image: ['read', 'Submission'],
  people: ['list', 'Person'],
} as const;

const hourMs = 3_600_000;
const noSubject = '00000000-0000-0000-0000-000000000000';

const note = `
insert into read_note (person_id, what, subject, hour) values ($1, $2, $3, $4) on conflict do nothing returning 1 as noted`;

/** The beginning of the hour (UTC) that reads are counted together in. */
export const hourOf = (now: Date): Date => new Date(Math.floor(now.getTime() / hourMs) * hourMs);

/**
 * Records that a person read what may hold personal data: one entry for the person, the thing and the hour, however often they ask. What
 * programs read with the keys that hand outputs in is not recorded.
 */
export async function noteRead(tx: Tx, actor: Actor, thing: ReadThing, now = new Date()): Promise<void> {
  authorize(actor, rights[thing.what][0], rights[thing.what][1]);
  if (actor.kind !== 'person') return;
  const submission = 'submission' in thing ? thing.submission : null;
  const rows = await tx.query(note, [actor.id, thing.what, submission ?? noSubject, hourOf(now)]);
  if (rows.length === 0) return;
  const payload = { what: thing.what, submission };
  await appendEntry(tx, actor, { action: 'personal-data.read', subject: submission, payload }, now);
}

/** Forgets notes of hours that are over: the log has them. */
export async function dropOldReadNotes(tx: Tx, now = new Date()): Promise<void> {
  await tx.execute('delete from read_note where hour < $1', [hourOf(now)]);
}
