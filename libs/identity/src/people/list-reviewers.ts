import { isAllowed, rolesThatMay, type PersonActor } from '@countersign/access';
import type { Roles } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { elevations } from '../elevations/elevation-row.js';
import { personActor, personColumns, personTables, type PersonRecord } from './person-record.js';

const most = 500;

const reviewers = `select ${personColumns} from ${personTables}
where p.active and (exists (
  select from role_grant g left join ai_system s on s.id = g.system_id
  where g.person_id = p.id and g.role = any($2) and (g.system_id is null or s.slug = $1)
) or exists (select from access_elevation e where e.person_id = p.id and e.role = any($2) and ${elevations.holds('e')}))
order by p.name, p.id limit ${most}`;

/** Active people who may decide for an AI system by these roles, as they may act now. For verbs, which have authorized. */
export async function listReviewers(tx: Tx, system: string, now: Date, roles: Roles): Promise<PersonActor[]> {
  const rows = await tx.query<PersonRecord>(reviewers, [system, rolesThatMay('decide', 'Review', roles)]);
  return rows
    .map((row) => ({ ...personActor(row, now), roles }))
    .filter((person) => isAllowed(person, 'decide', 'Review'));
}
