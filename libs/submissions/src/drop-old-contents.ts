import { authorize, type Actor } from '@countersign/access';
import { appendEntry, isHeld, lockCare, type RetentionPeriod } from '@countersign/audit';
import type { Tx } from '@countersign/database';

const drop = `
delete from submission_payload p where p.submission_id = any(array(
  select q.submission_id from submission_payload q
  join submission s on s.id = q.submission_id
  where s.decided_at < $1 and (s.state in ('approved', 'rejected', 'superseded', 'withdrawn', 'revoked')
      -- Nobody revises an item that measures reviewers.
      or (s.state = 'changes-requested' and s.purpose <> 'review'))
    and not ${isHeld('s.id', 's.system_id')}
    and not exists (select from contestation c where c.submission_id = s.id and c.outcome is null)
  limit $2))
returning p.submission_id as id`;

const most = 2000;

/** What was asked of models quotes the content. */
const dropCalls = 'delete from inference_call where submission_id = any($1)';
/** A fingerprint is made of the content. */
const dropFingerprints = 'delete from image_fingerprint where submission_id = any($1)';
/** What was read in an image is its content. */
const dropTexts = 'delete from image_text where submission_id = any($1)';
/** Where it would have gone under a draft says what the content was of. */
const dropShadows = 'delete from shadow_route where submission_id = any($1)';

/** Drops content, sources and prompts of outputs that were decided before the period began, and records of which; a legal hold keeps them, and an open contestation. Answers whether more may wait. */
export async function dropOldContents(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  now = new Date(),
): Promise<boolean> {
  authorize(actor, 'seal', 'AuditEntry');
  await lockCare(tx);
  const rows = await tx.query<{ id: string }>(drop, [before, most]);
  if (rows.length === 0) return false;
  const ids = rows.map(({ id }) => id);
  for (const also of [dropCalls, dropFingerprints, dropTexts, dropShadows]) await tx.execute(also, [ids]);
  const payload = {
    class: 'payloads',
    period,
    before: before.toISOString(),
    removed: rows.length,
    entries: [],
    targets: ids,
  };
  await appendEntry(tx, actor, { action: 'retention.applied', subject: null, payload }, now);
  return rows.length === most;
}
