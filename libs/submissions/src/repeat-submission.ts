import { authorize, type Actor, type KeyActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { newId, type Tx } from '@countersign/database';
import { copyImageTexts } from './copy-image-texts.js';
import { readEndedRuns, repeatCheckRuns, type PlantedFinding } from './repeat-check-runs.js';
import { checkedEntry, receivedEntry, type OriginalRow } from './repeated-entries.js';
import { routeSubmissions, type RoutingContext } from './route-submissions.js';
import type { Purpose } from './submission-row.js';

const original = `
select y.slug as system, s.modality, s.content_digest, s.submitter_kind, s.submitter_id, n.pseudonym,
  p.payload->'generator' as generator, e.payload->>'inputDigest' as input_digest,
  array(select jsonb_array_elements(p.payload->'sources')->>'id') as sources
from submission s join ai_system y on y.id = s.system_id join submission_payload p on p.submission_id = s.id
join pseudonym n on n.kind = s.submitter_kind and n.subject_id = s.submitter_id
join audit_payload e on e.entry_id = s.entry_id
where s.id = $1`;

const insertSubmission = `
insert into submission (id, version, state, purpose, system_id, modality, title, content_digest, language, submitter_kind,
  submitter_id, public_interest, entry_id, leaf_hash, created_at)
select $2, 1, 'checking', $6, system_id, modality, title, content_digest, language, submitter_kind,
  submitter_id, public_interest, $3, $4, $5 from submission where id = $1`;

const copyPayload = `
with images as (insert into submission_image (submission_id, digest) select $2::uuid, digest from submission_image where submission_id = $1)
insert into submission_payload (submission_id, payload) select $2, payload from submission_payload where submission_id = $1`;

interface Repeat {
  submission: string;
  purpose: Exclude<Purpose, 'review'>;
  planted: readonly PlantedFinding[] | null;
}

/**
 * Puts a decided output before people once more: with its own checks, or with findings planted in their place. Its entries read as those of any
 * output; for which purpose it is there stands in the payload of the first. Null where payload or submitter are gone.
 */
export async function repeatSubmission(
  tx: Tx,
  actor: Actor,
  { submission, purpose, planted }: Repeat,
  context: RoutingContext,
  now = new Date(),
): Promise<string | null> {
  authorize(actor, 'record', 'Submission');
  const [row] = await tx.query<OriginalRow>(original, [submission]);
  if (!row) return null;
  const id = newId();
  const runs = await readEndedRuns(tx, submission);
  const received = new Date(now.getTime() - runs.reduce((sum, run) => sum + run.milliseconds, 1500));
  const submitter = { kind: row.submitter_kind, id: row.submitter_id, pseudonym: row.pseudonym } as KeyActor;
  const [entry] = await appendEntries(tx, submitter, [receivedEntry(id, row, purpose, runs)], received);
  if (!entry) throw new Error('The entry was not recorded.');
  await tx.execute(insertSubmission, [submission, id, entry.id, entry.leafHash, received, purpose]);
  await tx.execute(copyPayload, [submission, id]);
  await copyImageTexts(tx, submission, id);
  await repeatCheckRuns(tx, runs, { submission: id, planted, from: new Date(received.getTime() + 500) });
  for (const run of await readEndedRuns(tx, id)) {
    await appendEntries(tx, actor, [checkedEntry(id, row, run, context.policy)], run.finished_at);
  }
  await routeSubmissions(tx, actor, [id], context, now);
  return id;
}
