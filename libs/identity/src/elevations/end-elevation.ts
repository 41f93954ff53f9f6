import { authorize, isAllowed, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type ElevationView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findPersonRecord } from '../people/find-person.js';
import { elevationNotFound, elevationView, lockElevation, readElevation } from './elevation-row.js';

const end = 'update access_elevation set ended_at = now() where id = $1 and ended_at is null';

const over = () => conflict('This is over already. Nothing was changed.', '此臨時授權已結束，未做任何變更。');

/**
 * Ends a role for a time before its time, or takes back what was asked for: by the person, or by somebody who may approve.
 * `conflict` when it is over.
 */
export async function endElevation(tx: Tx, actor: PersonActor, { id }: { id: string }): Promise<ElevationView> {
  authorize(actor, 'change-own', 'Profile');
  const found = await lockElevation(tx, id);
  if (found.personId !== actor.id && !isAllowed(actor, 'approve', 'Elevation')) throw elevationNotFound(id);
  if (found.state !== 'asked' && found.state !== 'active') throw over();
  await tx.execute(end, [id]);
  const { personId, role, system, state: was } = found;
  const subject = (await findPersonRecord(tx, personId))?.pseudonym ?? null;
  const payload = { elevation: id, person: personId, role, system, was };
  await appendEntry(tx, actor, { action: 'elevation.ended', subject, payload });
  const row = await readElevation(tx, id);
  if (!row) throw elevationNotFound(id);
  return elevationView(row);
}
