import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { appendEntries } from './append-entries.js';
import type { EntryDraft } from './entries.js';

/**
 * What was read: the content of a submission, an image of it, what checks asked models about it and what these answered (`model-words`),
 * what others wrote in its thread or in contesting a decision (`comments`), with their decisions or among reviewers (`notes`), or how
 * to reach who contested; somebody else's open sessions or quality of review; the list of people, or of the quality of those whom
 * the reader leads.
 */
export type ReadThing =
  | { what: 'content' | 'image' | 'model-words' | 'comments' | 'notes' | 'contact'; submission: string }
  | { what: 'sessions' | 'reviewer-quality'; person: string }
  | { what: 'people' | 'reviewers-quality' };

const rights = {
  content: ['read', 'Submission'],
  image: ['read', 'Submission'],
  'model-words': ['read', 'CheckRun'],
  comments: ['read', 'Submission'],
  notes: ['read', 'Review'],
  contact: ['contest', 'Submission'],
  sessions: ['manage', 'Person'],
  'reviewer-quality': ['read', 'ReviewerQuality'],
  people: ['list', 'Person'],
  'reviewers-quality': ['read', 'ReviewerQuality'],
} as const;

const hourMs = 3_600_000;
const noSubject = '00000000-0000-0000-0000-000000000000';

const note = `
insert into read_note (person_id, what, subject, hour) select $1, $2, s, $4 from unnest($3::uuid[]) s order by s
on conflict do nothing returning subject`;

const whose = 'select pseudonym from pseudonym where subject_id = $1';

/** The beginning of the hour (UTC) that reads are counted together in. */
export const hourOf = (now: Date): Date => new Date(Math.floor(now.getTime() / hourMs) * hourMs);

/**
 * Records that a person read what may hold personal data of others: one entry for the person, the thing and the hour, however often they
 * ask. What programs read with the keys that hand outputs in is not recorded.
 */
export async function noteRead(tx: Tx, actor: Actor, thing: ReadThing, now = new Date()): Promise<void> {
  const [action, subject] = rights[thing.what];
  authorize(actor, action, subject);
  await noteAll(tx, actor, [thing], now);
}

/** The same of the content of several submissions that were read at once. */
export async function noteContentsRead(
  tx: Tx,
  actor: Actor,
  submissions: readonly string[],
  now = new Date(),
): Promise<void> {
  authorize(actor, ...rights.content);
  const things = submissions.map((submission): ReadThing => ({ what: 'content', submission }));
  await noteAll(tx, actor, things, now);
}

const subjectOf = (thing: ReadThing): string =>
  'submission' in thing ? thing.submission : 'person' in thing ? thing.person : noSubject;

/** Things of one kind. */
async function noteAll(tx: Tx, actor: Actor, things: readonly ReadThing[], now: Date): Promise<void> {
  const [first] = things;
  if (actor.kind !== 'person' || first === undefined) return;
  const values = [actor.id, first.what, things.map(subjectOf), hourOf(now)];
  const noted = new Set((await tx.query<{ subject: string }>(note, values)).map(({ subject }) => subject));
  const entries: EntryDraft[] = [];
  for (const thing of things.filter((one) => noted.has(subjectOf(one)))) entries.push(await entryOf(tx, thing));
  await appendEntries(tx, actor, entries, now);
}

async function entryOf(tx: Tx, thing: ReadThing): Promise<EntryDraft> {
  const action = 'personal-data.read' as const;
  const { what } = thing;
  if ('submission' in thing) {
    const { submission } = thing;
    return { action, subject: submission, payload: { what, submission } };
  }
  if (!('person' in thing)) return { action, subject: null, payload: { what, submission: null } };
  const { person } = thing;
  const [row] = await tx.query<{ pseudonym: string }>(whose, [person]);
  return { action, subject: row?.pseudonym ?? null, payload: { what, submission: null, person } };
}

/** Forgets notes of hours that are over: the log has them. */
export async function dropOldReadNotes(tx: Tx, now = new Date()): Promise<void> {
  await tx.execute('delete from read_note where hour < $1', [hourOf(now)]);
}
