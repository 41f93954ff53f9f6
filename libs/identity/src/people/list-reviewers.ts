import type { PersonActor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { personActor, personColumns, personTables, type PersonRecord } from './person-record.js';

const most = 500;

const reviewers = `select ${personColumns} from ${personTables}
where p.active and exists (
  select from role_grant g left join ai_system s on s.id = g.system_id
  where g.person_id = p.id and g.role in ('reviewer', 'lead') and (g.system_id is null or s.slug = $1))
order by p.name, p.id limit ${most}`;

/** Active people who review for an AI system, as they may act now. For verbs, which have authorized. */
export async function listReviewers(tx: Tx, system: string, now: Date): Promise<PersonActor[]> {
  const rows = await tx.query<PersonRecord>(reviewers, [system]);
  return rows.map((row) => personActor(row, now));
}
