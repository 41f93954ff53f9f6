import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { checkDocuments, type Policy } from '@countersign/policy';
import { findDraft, requireState } from '../policies/find-draft.js';
import { requirePerson } from '../policies/require-person.js';
import { shadowColumns, type ShadowRow } from './shadow-row.js';

const insert = `insert into policy_shadow (id, draft_id, digest, documents, begun_by, begun_at, looked_until)
values ($1, $2, $3, $4, $5, $6, $6) on conflict (draft_id) where ended_at is null do nothing returning ${shadowColumns}`;

/** Tries a draft, as it stands, on all that is routed from now on. It may fail its tests, but it must be readable. */
export async function beginShadow(
  tx: Tx,
  actor: Actor,
  { draft }: { draft: string },
  inForce: Policy,
  now = new Date(),
): Promise<ShadowRow> {
  authorize(actor, 'draft', 'Policy');
  requirePerson(actor);
  const found = await findDraft(tx, draft, 'to-change');
  requireState(found, 'draft', 'proposed', 'approved');
  const { policy } = checkDocuments(inForce, found.documents);
  if (!policy) {
    throw conflict('The draft has faults, so it cannot be tried. Mend them first.', '草案有錯誤，無法測試，請先更正。');
  }
  const tried = policy.documents.filter(({ name }) => name === 'risk-routing' || name === 'checks');
  const values = [newId(), draft, policy.digest, JSON.stringify(tried), actor.id, now];
  const [row] = await tx.query<ShadowRow>(insert, values);
  if (!row) {
    throw conflict(
      'This draft is tried on live traffic already. End that first to try it as it stands now.',
      '此草案已在即時流量上試行；如需以目前內容試行，請先結束。',
    );
  }
  const payload = { draft, shadow: row.id, digest: row.digest };
  await appendEntry(tx, actor, { action: 'policy.shadow-begun', subject: draft, payload }, now);
  return row;
}
