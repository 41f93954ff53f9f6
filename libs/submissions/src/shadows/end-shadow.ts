import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { requirePerson } from '../policies/require-person.js';
import { shadowColumns, type ShadowRow } from './shadow-row.js';

const end = `update policy_shadow set ended_at = $2, ended_by = $3 where draft_id = $1 and ended_at is null
returning ${shadowColumns}`;

/** Tries a draft on live traffic no more; what it said is kept. */
export async function endShadow(
  tx: Tx,
  actor: Actor,
  { draft }: { draft: string },
  now = new Date(),
): Promise<ShadowRow> {
  authorize(actor, 'draft', 'Policy');
  requirePerson(actor);
  const [row] = await tx.query<ShadowRow>(end, [draft, now, actor.id]);
  if (!row) throw conflict('This draft is not tried on live traffic.', '此草案並未在即時流量上試行。');
  const payload = { draft, shadow: row.id, digest: row.digest };
  await appendEntry(tx, actor, { action: 'policy.shadow-ended', subject: draft, payload }, now);
  return row;
}

/** A draft that is over is tried no more; the act that ended it is recorded by its verb. */
export async function endShadowWithDraft(tx: Tx, draft: string, now: Date): Promise<void> {
  await tx.execute('update policy_shadow set ended_at = $2 where draft_id = $1 and ended_at is null', [draft, now]);
}
