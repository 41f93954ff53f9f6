import type { PersonActor } from '@countersign/access';
import type { Roles } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personActor, personColumns, personTables, type PersonRecord } from './person-record.js';

const active = `select ${personColumns} from ${personTables} where p.active and p.id = any($1) order by p.id`;

/** The active among these people as they may act now by these roles, in one statement. For verbs, which have authorized. */
export async function findActors(tx: Tx, ids: readonly string[], now: Date, roles: Roles): Promise<PersonActor[]> {
  const rows = await tx.query<PersonRecord>(active, [ids]);
  return rows.map((row) => ({ ...personActor(row, now), roles }));
}
