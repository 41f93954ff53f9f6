import {
  authorize,
  everySystem,
  requireStanding,
  rolesInForce,
  rolesThatMay,
  type PersonActor,
} from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type ElevationView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findPersonRecord, personNotFound } from '../people/find-person.js';
import { requireGrantable } from '../people/require-grantable.js';
import { tooLong } from './ask-elevation.js';
import { elevationNotFound, elevations, elevationView, lockElevation, readElevation } from './elevation-row.js';

const approve = `update access_elevation e
set approved_by = $2, approved_at = now(), ends_at = now() + make_interval(mins => e.minutes)
where e.id = $1 and ${elevations.isOpen('e')} returning e.id`;

const own = () =>
  new ProductError('separation-of-duties', {
    en: 'You asked for this yourself. Somebody else has to approve it.',
    'zh-TW': '這是您自己提出的申請，須由另一人核准。',
  });

const notOpen = () =>
  conflict(
    'This was approved, ended or left for more than a day. It has to be asked for anew.',
    '此申請已核准、已結束，或已逾一天未處理，須重新申請。',
  );

/** Who approves must have the say over the AI systems that the role is for, and over people where the role has it. */
function requireSay(actor: PersonActor, { role, system }: { role: string; system: string | null }): void {
  const roles = rolesInForce(actor);
  authorize(actor, 'approve', 'Elevation', roles.roles[role]?.everySystem ? everySystem : (system ?? everySystem));
  if (rolesThatMay('manage', 'Person', roles).includes(role)) authorize(actor, 'manage', 'Person');
}

/**
 * Gives the role that somebody else asked for, from now on, for as long as was asked. `forbidden` for who has no say over it or holds a role
 * for a time themselves, `invalid-body` where the policy allows less time by now, `separation-of-duties` for one's own
 * and where it does not go with what the person holds by now, `conflict` when it is not open any more.
 */
export async function approveElevation(tx: Tx, actor: PersonActor, { id }: { id: string }): Promise<ElevationView> {
  authorize(actor, 'approve', 'Elevation');
  requireStanding(actor);
  const found = await lockElevation(tx, id);
  if (found.personId === actor.id) throw own();
  requireSay(actor, found);
  const most = rolesInForce(actor).elevation.maxMinutes;
  if (found.minutes > most) throw tooLong(most);
  // Locked, as where grants are changed: of two rights that are kept apart, the one that comes second sees the first.
  await tx.query('select from person where id = $1 for no key update', [found.personId]);
  const person = await findPersonRecord(tx, found.personId);
  if (!person?.active) throw personNotFound(found.personId);
  const { role, system } = found;
  const beside = [...person.grants, ...person.elevations];
  requireGrantable(actor, [{ role, system }], { beside, pointerOf: () => '/role' });
  const approved = await tx.query(approve, [id, actor.id]);
  const row = approved.length > 0 ? await readElevation(tx, id) : null;
  if (!row) throw notOpen();
  if (!row.endsAt) throw elevationNotFound(id);
  const payload = { elevation: id, person: row.personId, role, system, until: row.endsAt.toISOString() };
  await appendEntry(tx, actor, { action: 'elevation.approved', subject: person.pseudonym, payload });
  return elevationView(row);
}
