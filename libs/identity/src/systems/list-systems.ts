import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { Page, SystemView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { pageOfRows, pageValues, type PageInput } from '../keyset-page.js';
import type { AiSystemRow } from '../rows/ai-system-row.js';
import { systemColumns, systemView } from './system-view.js';

const newest = `select ${systemColumns} from ai_system
where ($1::text[] is null or slug = any($1)) and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
order by created_at desc, id desc limit $4`;

/** The AI systems that the actor may know of, newest first. */
export async function listSystems(tx: Tx, actor: Actor, page: PageInput): Promise<Page<SystemView>> {
  authorize(actor, 'list', 'System');
  const allowed = systemsAllowed(actor, 'list', 'System');
  const rows = await tx.query<AiSystemRow>(newest, [allowed, ...pageValues(page)]);
  return pageOfRows(rows, page, systemView);
}
