import { authorize, isAllowed, withinReach, type Actor, type OutputFacts, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { notFound, ProductError, type AlarmInput, type Alarms } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { decidingRole, leadReach } from '../eligibility.js';
import { isVerdictHidden } from '../quality/blind/concealed.js';

const most = 100;

const open = `
select a.submission_id as submission, s.title, a.kind, r.queue, r.tier, r.due_at as "dueAt", a.raised_at as "raisedAt"
from review_alarm a join review r on r.submission_id = a.submission_id join submission s on s.id = a.submission_id
where a.acknowledged_at is null and r.state <> 'closed' and ${withinReach(['$1', '$2'], { system: 'r.system', modality: 'r.modality', tier: 'r.tier' })}
order by a.kind desc, a.raised_at, a.submission_id limit ${most + 1}`;

interface AlarmRow {
  submission: string;
  title: string;
  kind: 'due-soon' | 'overdue';
  queue: string;
  tier: Alarms['items'][number]['tier'];
  dueAt: Date;
  raisedAt: Date;
}

/** Alarms on open reviews that the person leads, which nobody has acknowledged: a hundred at most, overdue ones first, then by how long ago they were raised. */
export async function listAlarms(tx: Tx, actor: Actor, policy: Policy): Promise<Alarms> {
  authorize(actor, 'list', 'Review');
  const [systems, narrowed] = actor.kind === 'person' ? leadReach(actor) : [[], null];
  if (systems?.length === 0) return { items: [], more: false };
  const isHidden = isVerdictHidden(actor, policy);
  const rows = await tx.query<AlarmRow>(open, [systems, narrowed]);
  return {
    items: rows.slice(0, most).map((row) => ({
      ...row,
      tier: isHidden ? null : row.tier,
      dueAt: row.dueAt.toISOString(),
      raisedAt: row.raisedAt.toISOString(),
    })),
    more: rows.length > most,
  };
}

const acknowledge = `
update review_alarm set acknowledged_by = $3, acknowledged_at = $4
where submission_id = $1 and kind = $2 and acknowledged_at is null`;

/** Notes that a lead has seen an alarm; it is shown no more. Seen twice at once, the first counts. */
export async function acknowledgeAlarm(
  tx: Tx,
  actor: Actor,
  { submission, kind }: AlarmInput,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const [review] = await tx.query<OutputFacts>('select system, modality, tier from review where submission_id = $1', [
    submission,
  ]);
  if (!review || !isAllowed(actor, 'claim', 'Review', review)) {
    throw notFound({ en: 'review of submission', 'zh-TW': '送審項目的審查' }, submission);
  }
  if (decidingRole(actor as PersonActor, review) !== 'lead') {
    throw new ProductError('forbidden', {
      en: 'Alarms are acknowledged by leads of the AI system.',
      'zh-TW': '警示由此 AI 系統的主管確認。',
    });
  }
  if ((await tx.execute(acknowledge, [submission, kind, actor.id, now])) === 0) return;
  await appendEntry(
    tx,
    actor,
    { action: 'review.alarm-acknowledged', subject: submission, payload: { submission, kind } },
    now,
  );
}
