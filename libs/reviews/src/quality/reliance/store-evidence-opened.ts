import type { Tx } from '@countersign/database';
import type { PreparedDecision } from '../../prepared-decision.js';
import { isCounted } from '../../store-decisions.js';

const insert = `
insert into evidence_opened (decision_id, findings_shown, findings_opened, warnings_shown, warnings_opened, sources_shown, sources_opened)
select item.id, item."findingsShown", item."findingsOpened", item."warningsShown", item."warningsOpened", item."sourcesShown", item."sourcesOpened"
from jsonb_to_recordset($1::jsonb) as item(id uuid, "findingsShown" int, "findingsOpened" int, "warningsShown" int,
  "warningsOpened" int, "sourcesShown" int, "sourcesOpened" int)`;

/** Stores how much was opened before decisions on outputs; numbers only, beside the decision and not in the log. */
export async function storeEvidenceOpened(tx: Tx, decisions: readonly PreparedDecision[]): Promise<void> {
  const items = decisions.filter(isCounted).flatMap(({ id, opened }) => (opened ? { id, ...opened } : []));
  if (items.length > 0) await tx.execute(insert, [JSON.stringify(items)]);
}
