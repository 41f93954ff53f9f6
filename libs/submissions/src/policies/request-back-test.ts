import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type BackTestView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { checkDocuments, type Policy } from '@countersign/policy';
import { backTestColumns, backTestView, type BackTestRow } from './back-test-row.js';
import { findDraft } from './find-draft.js';

const insert = `insert into policy_back_test (id, draft_id, digest, documents, from_at, to_at, state, requested_by, requested_at)
values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8) returning ${backTestColumns}`;

/** Asks for a draft to be tried on what was routed in a time. It may fail its tests, but it must be readable. */
export async function requestBackTest(
  tx: Tx,
  actor: Actor,
  { draft, from, to }: { draft: string; from: Date; to: Date },
  inForce: Policy,
  now = new Date(),
): Promise<BackTestView> {
  authorize(actor, 'draft', 'Policy');
  const { documents } = await findDraft(tx, draft, 'to-read');
  const { policy } = checkDocuments(inForce, documents);
  if (!policy) {
    throw conflict('The draft has faults, so it cannot be tried. Mend them first.', '草案有錯誤，無法測試，請先更正。');
  }
  const tried = policy.documents.filter(({ name }) => name === 'risk-routing' || name === 'checks');
  const id = newId();
  const requester = actor.kind === 'service' ? null : actor.id;
  const values = [id, draft, policy.digest, JSON.stringify(tried), from, to, requester, now];
  const [row] = await tx.query<BackTestRow>(insert, values);
  if (!row) throw new Error('The back-test was not stored.');
  const payload = { draft, backTest: id, digest: policy.digest, from: from.toISOString(), to: to.toISOString() };
  await appendEntry(tx, actor, { action: 'policy.back-test-requested', subject: draft, payload }, now);
  return backTestView(row);
}

const mostListed = 20;

/** The newest back-tests of a draft. */
export async function listBackTests(tx: Tx, actor: Actor, draft: string): Promise<BackTestView[]> {
  authorize(actor, 'read', 'Policy');
  await findDraft(tx, draft, 'to-read');
  const rows = await tx.query<BackTestRow>(
    `select ${backTestColumns} from policy_back_test where draft_id = $1 order by requested_at desc, id desc limit ${mostListed}`,
    [draft],
  );
  return rows.map(backTestView);
}
