import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type AttestationView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { getAttestation } from './get-attestation.js';

/** Withdraws a statement with a reason: from then on it does not count; `conflict` when it was withdrawn before. */
export async function withdrawAttestation(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
  now = new Date(),
): Promise<AttestationView> {
  authorize(actor, 'sign', 'Attestation');
  const { requirement, system } = await getAttestation(tx, id, now);
  authorize(actor, 'sign', 'Attestation', system ?? '');
  const changed = await tx.execute(
    'update attestation set withdrawn_at = $2, withdrawal_reason = $3, withdrawn_by = $4 where id = $1 and withdrawn_at is null',
    [id, now, reason, actor.id],
  );
  if (changed === 0) throw conflict('The statement was withdrawn before.', '此聲明先前已撤回。');
  await appendEntry(
    tx,
    actor,
    {
      action: 'attestation.withdrawn',
      subject: id,
      payload: { attestation: id, requirement, system, reasonDigest: sha256Digest(reason) },
    },
    now,
  );
  return getAttestation(tx, id, now);
}
