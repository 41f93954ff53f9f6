import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type IncidentReclassification, type IncidentView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { RequirementPack } from '@countersign/requirements';
import { dueAt } from './incident-clock.js';
import { findIncidentFor, getIncident } from './list-incidents.js';

/**
 * Gives an open incident another class, with a reason: its clock follows, still from awareness, and what it was before is
 * kept. `conflict` for a closed one, and for the class that it has.
 */
export async function reclassifyIncident(
  tx: Tx,
  actor: Actor,
  { id, class: to, reason }: IncidentReclassification & { id: string },
  packs: readonly RequirementPack[],
  now = new Date(),
): Promise<IncidentView> {
  authorize(actor, 'manage', 'Incident');
  if (actor.kind !== 'person') throw new Error('Only people are allowed to manage incidents.');
  await tx.execute('select from incident where id = $1 for update', [id]);
  const { class: from, awareAt } = await findIncidentFor(tx, actor, id, 'manage');
  if (from === to) throw conflict('The incident has this class already.', '此事件已屬於該類別。');
  const changed = await tx.execute('update incident set class = $2 where id = $1 and closed_at is null', [id, to]);
  if (changed === 0) {
    throw conflict(
      'The incident is closed and keeps its class. If it was wrong, open a new one that names this.',
      '此事件已結案，類別不再變更。若類別有誤，請另開立事件並註明本事件。',
    );
  }
  const entry = await appendEntry(
    tx,
    actor,
    {
      action: 'incident.reclassified',
      subject: id,
      payload: {
        incident: id,
        from,
        to,
        dueAt: dueAt(packs, to, awareAt).toISOString(),
        reasonDigest: sha256Digest(reason),
      },
    },
    now,
  );
  await tx.execute(
    `insert into incident_classification (id, incident_id, class_before, class_after, reason, changed_at, changed_by, entry_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), id, from, to, reason, now, actor.id, entry.id],
  );
  return getIncident(tx, actor, id, packs, now);
}
