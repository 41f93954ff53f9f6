import { authorize, isAllowed, type Actor } from '@countersign/access';
import { roles, type ReportRecipient } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** Roles that may read reports, by the rules. */
const readers = roles.filter((role) =>
  isAllowed(
    {
      kind: 'person',
      id: '',
      name: '',
      pseudonym: '',
      language: 'en',
      competences: [],
      grants: [{ role, system: null }],
    },
    'read',
    'Report',
  ),
);

/** Active people who may read reports, by name: those who can be given one. */
export async function listRecipients(tx: Tx, actor: Actor): Promise<{ items: ReportRecipient[] }> {
  authorize(actor, 'request', 'Report');
  return {
    items: await tx.query<ReportRecipient>(
      `select p.id, p.name from person p
       where p.active and exists (select from role_grant g where g.person_id = p.id and g.role = any($1))
       order by p.name, p.id limit 1000`,
      [readers],
    ),
  };
}
