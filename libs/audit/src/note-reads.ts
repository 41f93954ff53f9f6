import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { appendEntries } from './append-entries.js';

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
insert into read_note (person_id, what, subject, hour) select $1, $2, s, $4 from unnest($3::uuid[]) s order by s
on conflict do nothing returning subject`;

/** The beginning of the hour (UTC) that reads are counted together in. */
export const hourOf = (now: Date): Date => new Date(Math.floor(now.getTime() / hourMs) * hourMs);

/**
 * Records that a person read what may hold personal data: one entry for the person, the thing and the hour, however often they ask. What
 * programs read with the keys that hand outputs in is not recorded.
 */
export async function noteRead(tx: Tx, actor: Actor, thing: ReadThing, now = new Date()): Promise<void> {
  authorize(actor, rights[thing.what][0], rights[thing.what][1]);
  await noteAll(tx, actor, thing.what, ['submission' in thing ? thing.submission : null], now);
}

/** The same of the content of several submissions that were read at once. */
export async function noteContentsRead(
  tx: Tx,
  actor: Actor,
  submissions: readonly string[],
  now = new Date(),
): Promise<void> {
  authorize(actor, ...rights.content);
  await noteAll(tx, actor, 'content', submissions, now);
}

async function noteAll(
  tx: Tx,
  actor: Actor,
  what: ReadThing['what'],
  submissions: readonly (string | null)[],
  now: Date,
): Promise<void> {
  if (actor.kind !== 'person' || submissions.length === 0) return;
  const subjects = submissions.map((submission) => submission ?? noSubject);
  const rows = await tx.query<{ subject: string }>(note, [actor.id, what, subjects, hourOf(now)]);
  const entries = rows.map(({ subject }) => {
    const submission = subject === noSubject ? null : subject;
    return { action: 'personal-data.read' as const, subject: submission, payload: { what, submission } };
  });
  await appendEntries(tx, actor, entries, now);
}

/** Forgets notes of hours that are over: the log has them. */
export async function dropOldReadNotes(tx: Tx, now = new Date()): Promise<void> {
  await tx.execute('delete from read_note where hour < $1', [hourOf(now)]);
}
