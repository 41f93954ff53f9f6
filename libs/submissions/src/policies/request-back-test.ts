import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, malformed, type BackTestView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { requireSystems } from '@countersign/identity';
import { checkDocuments, type Policy } from '@countersign/policy';
import { backTestColumns, backTestView, type BackTestRow } from './back-test-row.js';
import { requirePerson } from './require-person.js';
import { findDraft } from './find-draft.js';

const insert = `insert into policy_back_test (id, draft_id, digest, documents, from_at, to_at, systems, state, requested_by, requested_at)
values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9) returning ${backTestColumns}`;

const notYet = {
  pointer: '/from',
  code: 'future',
  detail: {
    en: 'must be in the past: only what was routed already can be tried.',
    'zh-TW': '須為過去的時間，僅能測試已分派的項目。',
  },
};

/** Asks for a draft to be tried on what was routed in a time, up to now. It may fail its tests, but it must be readable. */
export async function requestBackTest(
  tx: Tx,
  actor: Actor,
  { draft, from, to, systems = [] }: { draft: string; from: Date; to: Date; systems?: readonly string[] },
  inForce: Policy,
  now = new Date(),
): Promise<BackTestView> {
  authorize(actor, 'draft', 'Policy');
  requirePerson(actor);
  if (from >= now) throw malformed('invalid-body', [notYet]);
  await requireSystems(
    tx,
    systems.map((slug, nth) => ({ slug, pointer: `/systems/${nth}` })),
  );
  // What is routed from now on is not in it, nor are its days.
  const until = to < now ? to : now;
  const { documents } = await findDraft(tx, draft, 'to-read');
  const { policy } = checkDocuments(inForce, documents);
  if (!policy) {
    throw conflict('The draft has faults, so it cannot be tried. Mend them first.', '草案有錯誤，無法測試，請先更正。');
  }
  const tried = policy.documents.filter(({ name }) => name === 'risk-routing' || name === 'checks');
  const id = newId();
  const values = [id, draft, policy.digest, JSON.stringify(tried), from, until, systems, actor.id, now];
  const [row] = await tx.query<BackTestRow>(insert, values);
  if (!row) throw new Error('The back-test was not stored.');
  const payload = {
    draft,
    backTest: id,
    digest: policy.digest,
    from: from.toISOString(),
    to: until.toISOString(),
    ...(systems.length === 0 ? {} : { systems: [...systems] }),
  };
  await appendEntry(tx, actor, { action: 'policy.back-test-requested', subject: draft, payload }, now);
  return backTestView(row);
}
