import type { Grant } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { roleGrantEntity } from '../rows/role-grant-row.js';
import { requireSystems } from '../systems/require-systems.js';

const keyOf = ({ role, system }: Grant): string => `${role} ${system ?? ''}`;

/** Whether two lists grant the same, whatever their order. */
export function sameGrants(some: readonly Grant[], others: readonly Grant[]): boolean {
  const left = new Set(some.map(keyOf));
  const right = new Set(others.map(keyOf));
  return left.size === right.size && [...left].every((key) => right.has(key));
}

/** Gives a person these roles and no others; `invalid-body` when a grant names an AI system that does not exist. */
export async function replaceGrants(tx: Tx, personId: string, grants: readonly Grant[]): Promise<void> {
  const systems = await requireSystems(
    tx,
    grants.flatMap(({ system }, index) =>
      system === null ? [] : [{ slug: system, pointer: `/grants/${index}/system` }],
    ),
  );
  const distinct = [...new Map(grants.map((grant) => [keyOf(grant), grant])).values()];
  await tx.manager.delete(roleGrantEntity, { personId });
  await tx.manager.insert(
    roleGrantEntity,
    distinct.map(({ role, system }) => ({
      id: newId(),
      personId,
      role,
      systemId: system === null ? null : (systems.get(system) ?? null),
    })),
  );
}
