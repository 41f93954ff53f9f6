import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type IncidentView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { RequirementPack } from '@countersign/requirements';
import { findIncidentFor, getIncident } from './list-incidents.js';

/** Closes an incident with its corrective action; its evidence stays held. `conflict` when it was closed before. */
export async function closeIncident(
  tx: Tx,
  actor: Actor,
  { id, correctiveAction }: { id: string; correctiveAction: string },
  packs: readonly RequirementPack[],
  now = new Date(),
): Promise<IncidentView> {
  authorize(actor, 'manage', 'Incident');
  await findIncidentFor(tx, actor, id, 'manage');
  const changed = await tx.execute(
    'update incident set closed_at = $2, corrective_action = $3 where id = $1 and closed_at is null',
    [id, now, correctiveAction],
  );
  if (changed === 0) throw conflict('The incident was closed before.', '此事件先前已結案。');
  await appendEntry(
    tx,
    actor,
    {
      action: 'incident.closed',
      subject: id,
      payload: { incident: id, correctiveActionDigest: sha256Digest(correctiveAction) },
    },
    now,
  );
  return getIncident(tx, actor, id, packs, now);
}
