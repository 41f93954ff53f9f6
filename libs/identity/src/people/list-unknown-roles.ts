import { authorize, type Actor } from '@countersign/access';
import type { Roles } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** A role that people hold and the policy does not have: it gives them nothing. */
export interface UnknownRole {
  role: string;
  people: number;
}

const held = `select g.role, count(distinct g.person_id)::int as people from role_grant g join person p on p.id = g.person_id
where p.active and g.role <> all($1) group by g.role order by g.role`;

/** Roles that active people hold and that these roles do not have. */
export async function listUnknownRoles(tx: Tx, actor: Actor, { roles }: Roles): Promise<UnknownRole[]> {
  authorize(actor, 'list', 'Person');
  return tx.query<UnknownRole>(held, [Object.keys(roles)]);
}
