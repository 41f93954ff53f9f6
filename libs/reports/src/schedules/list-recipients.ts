import { authorize, rolesInForce, rolesThatMay, type Actor, type PersonActor } from '@countersign/access';
import type { ReportRecipient } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { isOnSystems, reportableSystems } from '../reportable-systems.js';

const nobody: PersonActor = {
  kind: 'person',
  id: '',
  name: '',
  pseudonym: '',
  language: 'en',
  competences: [],
  grants: [],
};

interface ReaderRow extends ReportRecipient {
  grants: PersonActor['grants'];
}

async function readReaders(tx: Tx, by: Actor, ids: readonly string[] | null): Promise<ReaderRow[]> {
  return tx.query<ReaderRow>(
    `select p.id, p.name, (select json_agg(json_build_object('role', g.role, 'system', y.slug))
       from role_grant g left join ai_system y on y.id = g.system_id where g.person_id = p.id) as grants
     from person p
     where p.active and ($2::uuid[] is null or p.id = any($2))
       and exists (select from role_grant g where g.person_id = p.id and g.role = any($1))
     order by p.name, p.id`,
    [rolesThatMay('read', 'Report', rolesInForce(by)), ids],
  );
}

/** Active people who may read reports, by name: those who can be given one. */
export async function listRecipients(tx: Tx, actor: Actor): Promise<{ items: ReportRecipient[] }> {
  authorize(actor, 'request', 'Report');
  return { items: (await readReaders(tx, actor, null)).map(({ id, name }) => ({ id, name })) };
}

/** Which of these people are active and may read reports on these AI systems (none: all), by the roles that the actor acts under. */
export async function readersAmong(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  systems: readonly string[],
): Promise<Set<string>> {
  const rows = await readReaders(tx, actor, ids);
  const may = ({ grants }: ReaderRow): boolean =>
    isOnSystems(systems, reportableSystems({ ...nobody, grants, roles: rolesInForce(actor) }));
  return new Set(rows.filter(may).map(({ id }) => id));
}
