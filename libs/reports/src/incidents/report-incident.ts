import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type IncidentReportInput, type IncidentView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { RequirementPack } from '@countersign/requirements';
import { findIncidentFor, getIncident } from './list-incidents.js';

function requireOrder(sentAt: Date, awareAt: Date, now: Date): void {
  if (sentAt >= awareAt && sentAt <= now) return;
  const detail = { en: 'must lie between awareness and now', 'zh-TW': '須介於知悉之時與現在之間' };
  throw new ProductError(
    'invalid-body',
    {
      en: 'A report is sent after we became aware of the incident, and recorded after it was sent. Correct "sentAt".',
      'zh-TW': '通報須在知悉事件之後送出，並在送出之後登錄。請更正「sentAt」。',
    },
    { errors: [{ pointer: '/sentAt', code: 'out-of-order', detail }] },
  );
}

/** Records that a report on an incident was sent, to whom, when and under which reference; `conflict` after a final one to the same. */
export async function reportIncident(
  tx: Tx,
  actor: Actor,
  { id, ...input }: IncidentReportInput & { id: string },
  packs: readonly RequirementPack[],
  now = new Date(),
): Promise<IncidentView> {
  authorize(actor, 'manage', 'Incident');
  if (actor.kind !== 'person') throw new Error('Only people are allowed to manage incidents.');
  await tx.execute('select from incident where id = $1 for update', [id]);
  const incident = await findIncidentFor(tx, actor, id, 'manage');
  const { kind, recipient, reference } = input;
  const sentAt = new Date(input.sentAt);
  requireOrder(sentAt, incident.awareAt, now);
  if (incident.reports.some((report) => report.recipient === recipient && report.kind === 'final')) {
    throw conflict('A final report was sent to this recipient before.', '先前已向此對象送出最終通報。');
  }
  const report = newId();
  const entry = await appendEntry(
    tx,
    actor,
    {
      action: 'incident.reported',
      subject: id,
      payload: {
        incident: id,
        report,
        kind,
        recipient,
        sentAt: sentAt.toISOString(),
        referenceDigest: sha256Digest(reference),
      },
    },
    now,
  );
  await tx.execute(
    `insert into incident_report (id, incident_id, kind, recipient, sent_at, reference, recorded_at, recorded_by, entry_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [report, id, kind, recipient, sentAt, reference, now, actor.id, entry.id],
  );
  return getIncident(tx, actor, id, packs, now);
}
