import { authorize, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import type { Page, PersonView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { pageOfRows, pageValues, type PageInput } from '../keyset-page.js';
import { personColumns, personTables, personView, type PersonRecord } from './person-record.js';

const newest = `select ${personColumns} from ${personTables}
where $1::timestamptz is null or (p.created_at, p.id) < ($1, $2::uuid)
order by p.created_at desc, p.id desc limit $3`;

/** People, inactive ones too, newest first. That somebody read the list is recorded. */
export async function listPeople(tx: Tx, actor: Actor, page: PageInput): Promise<Page<PersonView>> {
  authorize(actor, 'list', 'Person');
  await noteRead(tx, actor, { what: 'people' });
  const rows = await tx.query<PersonRecord>(newest, pageValues(page));
  return pageOfRows(rows, page, personView);
}
