import type { Grant } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { requireSystems } from '../systems/require-systems.js';

const keyOf = ({ role, system }: Grant): string => `${role} ${system ?? ''}`;

/** Whether two lists grant the same, whatever their order. */
export function sameGrants(some: readonly Grant[], others: readonly Grant[]): boolean {
  const left = new Set(some.map(keyOf));
  const right = new Set(others.map(keyOf));
  return left.size === right.size && [...left].every((key) => right.has(key));
}

const removeOthers = `with given as (
  select role, system_id from jsonb_to_recordset($2::jsonb) as g(role text, system_id uuid)
) delete from role_grant r where r.person_id = $1
  and not exists (select from given g where g.role = r.role and g.system_id is not distinct from r.system_id)`;

const addMissing = `insert into role_grant (id, person_id, role, system_id)
select id, $1, role, system_id from jsonb_to_recordset($2::jsonb) as g(id uuid, role text, system_id uuid)
on conflict on constraint role_grant_once do nothing`;

/**
 * Gives a person these roles and no others; those that they have already stay as they were given. `invalid-body` when a
 * grant names an AI system that does not exist.
 */
export async function replaceGrants(tx: Tx, personId: string, grants: readonly Grant[]): Promise<void> {
  const systems = await requireSystems(
    tx,
    grants.flatMap(({ system }, index) =>
      system === null ? [] : [{ slug: system, pointer: `/grants/${index}/system` }],
    ),
  );
  const given = grants.map(({ role, system }) => ({
    id: newId(),
    role,
    system_id: system === null ? null : (systems.get(system) ?? null),
  }));
  await tx.execute(removeOthers, [personId, JSON.stringify(given)]);
  await tx.execute(addMissing, [personId, JSON.stringify(given)]);
}
