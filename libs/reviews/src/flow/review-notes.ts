import type { PersonActor } from '@countersign/access';
import type { AppendedEntry } from '@countersign/audit';
import type { ReviewNote } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';

const insert = `
insert into review_note (id, submission_id, kind, author_id, addressee_id, text, entry_id, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

interface NoteRow {
  id: string;
  kind: ReviewNote['kind'];
  author_id: string;
  author: string;
  addressee_id: string | null;
  addressee: string | null;
  text: string;
  created_at: Date;
}

const newest = `
select n.id, n.kind, n.author_id, a.name as author, n.addressee_id, t.name as addressee, n.text, n.created_at
from review_note n join person a on a.id = n.author_id left join person t on t.id = n.addressee_id
where n.submission_id = $1 and (not $3 or n.author_id = $2 or not exists (
  select from decision d where d.submission_id = n.submission_id and d.person_id = n.author_id and d.counted))
order by n.created_at desc, n.id desc limit 200`;

/** A word between reviewers about a review; unlike a comment, clients do not see it. */
interface NewNote {
  submission: string;
  kind: ReviewNote['kind'];
  text: string;
  addressee?: string | null;
  /** The entry of the act that it was left with. */
  entry: AppendedEntry;
}

/** Keeps a note, for the verb that records the act. */
export async function keepNote(tx: Tx, author: PersonActor, note: NewNote, now: Date): Promise<void> {
  const { submission, kind, addressee = null, text, entry } = note;
  await tx.execute(insert, [newId(), submission, kind, author.id, addressee, text, entry.id, now]);
}

type Named = NonNullable<ReviewNote['author']>;

/** Who reads the notes on a review, whether what others decided is kept from them, and who may be named to them. */
interface NotesAsked {
  submission: string;
  reader: PersonActor;
  isBlind: boolean;
  told: (person: Named) => Named | null;
}

/** The notes on a review, oldest first; at most the newest 200. To a blind reader those of people who have decided are left out. */
export async function readNotes(tx: Tx, { submission, reader, isBlind, told }: NotesAsked): Promise<ReviewNote[]> {
  const rows = await tx.query<NoteRow>(newest, [submission, reader.id, isBlind]);
  return rows.reverse().map((row) => ({
    id: row.id,
    kind: row.kind,
    author: told({ id: row.author_id, name: row.author }),
    addressee: row.addressee_id === null ? null : told({ id: row.addressee_id, name: row.addressee ?? '' }),
    text: row.text,
    at: row.created_at.toISOString(),
  }));
}
