import { authorize, requireStanding, type Actor } from '@countersign/access';
import { notFound, type ErasureInput, type ErasureView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { lockCare, refuseHeldPerson } from './holds.js';
import { mostListed, removePayloads } from './remove-payloads.js';

/** Who is erased. `pseudonym` is null when an earlier erasure has destroyed it. */
export interface ErasedSubject {
  kind: 'person' | 'key';
  id: string;
  pseudonym: string | null;
}

/** What a library took away of a subject, by name and number, and the entries whose payloads have to go with it. */
export interface ErasedPart {
  removed: Record<string, number>;
  /** Entries whose payloads go as well. */
  entries?: string[];
  /** Things that have to be kept for now. */
  kept?: number;
}

/** How a library erases what it stores of a subject, in the transaction of the erasure; it refuses by throwing. */
export type ErasurePart = (tx: Tx, subject: ErasedSubject, now: Date) => Promise<ErasedPart>;

const find = `
select y.kind, y.subject_id as id, y.pseudonym from pseudonym y where y.subject_id::text = $1 or y.pseudonym = $1
union all
select 'person', p.id, null from person p where p.id::text = $1
  and not exists (select from pseudonym y where y.subject_id = p.id) limit 1`;

// All that is about the subject; of what they did themselves, what holds their words.
const about = `
select e.id from audit_entry e join audit_payload p on p.entry_id = e.id
where e.subject = any($1) and not is_kept_for_good(e.action)
  or e.actor = any($1) and e.action = 'comment.added' order by e.id`;

/**
 * Erases a person or key, by id or pseudonym: what the parts hold of them, the key of their pseudonym, and payloads and
 * salts of entries about them. Leaves stay, so every proof still verifies; the entry `subject.erased` lists what went.
 * `on-hold` while a legal hold stands. Asked again, it erases what had to be kept before.
 */
export async function eraseSubject(
  tx: Tx,
  actor: Actor,
  { id, ground, reason }: ErasureInput & { id: string },
  parts: readonly ErasurePart[],
  now = new Date(),
): Promise<ErasureView> {
  authorize(actor, 'manage', 'Person');
  requireStanding(actor);
  await lockCare(tx);
  const [subject] = await tx.query<ErasedSubject>(find, [id]);
  if (!subject) throw notFound({ en: 'person or key', 'zh-TW': '人員或金鑰' }, id);
  await refuseHeldPerson(tx, subject.id, subject.pseudonym);
  // People are named by pseudonym in the log, keys by id.
  const listed = await tx.query<{ id: string }>(about, [[subject.id, subject.pseudonym]]);
  const entries = new Set(listed.map((row) => row.id));
  const removed: Record<string, number> = {};
  let kept = 0;
  for (const part of parts) {
    const erased = await part(tx, subject, now);
    Object.assign(removed, erased.removed);
    for (const entry of erased.entries ?? []) entries.add(entry);
    kept += erased.kept ?? 0;
  }
  removed['pseudonyms'] = await tx.execute('delete from pseudonym where kind = $1 and subject_id = $2', [
    subject.kind,
    subject.id,
  ]);
  removed['payloads'] = entries.size;
  const all = [...entries];
  const recorded: string[] = [];
  for (let first = 0; first === 0 || first < all.length; first += mostListed) {
    const payload = {
      kind: subject.kind,
      ground,
      reasonDigest: sha256Digest(reason),
      removed: first === 0 ? removed : {},
      kept,
      entries: all.slice(first, first + mostListed),
    };
    const draft = { action: 'subject.erased' as const, subject: subject.pseudonym, payload };
    const entry = await removePayloads(tx, actor, draft, now);
    await tx.execute('insert into erasure (entry_id, reason) values ($1, $2)', [entry, reason]);
    recorded.push(entry);
  }
  return { entries: recorded, removed, kept };
}
