import { authorize, rolesInForce, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type ElevationInput, type ElevationView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { requireGrantable } from '../people/require-grantable.js';
import { requireSystems } from '../systems/require-systems.js';
import { elevationNotFound, elevationView, readElevation } from './elevation-row.js';

const insert = `insert into access_elevation (id, person_id, role, system_id, minutes, reason, asked_at)
values ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', now()))`;

/** The refusal of more minutes than the policy allows. */
export const tooLong = (most: number) => {
  const detail = { en: `must be at most ${most}, by roles.yaml`, 'zh-TW': `依 roles.yaml 不得超過 ${most}` };
  return new ProductError(
    'invalid-body',
    {
      en: `A role is given for at most ${most} minutes. Nothing was asked for.`,
      'zh-TW': `角色最多授予 ${most} 分鐘。未提出申請。`,
    },
    { errors: [{ pointer: '/minutes', code: 'too-long', detail }] },
  );
};

/**
 * Asks for a role for some minutes, to be approved by somebody else within a day. `invalid-body` for an unknown role or AI
 * system or too many minutes, `separation-of-duties` where it does not go with what the person holds.
 */
export async function askElevation(tx: Tx, actor: PersonActor, input: ElevationInput): Promise<ElevationView> {
  authorize(actor, 'change-own', 'Profile');
  const { role, system, minutes, reason } = input;
  const most = rolesInForce(actor).elevation.maxMinutes;
  if (minutes > most) throw tooLong(most);
  requireGrantable(actor, [{ role, system }], { beside: actor.grants, pointerOf: () => '/role' });
  const systems = await requireSystems(tx, system === null ? [] : [{ slug: system, pointer: '/system' }]);
  const id = newId();
  const systemId = system === null ? null : (systems.get(system) ?? null);
  await tx.execute(insert, [id, actor.id, role, systemId, minutes, reason]);
  const payload = { elevation: id, person: actor.id, role, system, minutes, reasonDigest: sha256Digest(reason) };
  await appendEntry(tx, actor, { action: 'elevation.asked', subject: actor.pseudonym, payload });
  const row = await readElevation(tx, id);
  if (!row) throw elevationNotFound(id);
  return elevationView(row);
}
