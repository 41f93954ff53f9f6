import { setUpActor, workerActor, type KeyActor } from '@countersign/access';
import type { Database } from '@countersign/database';
import { createKey, findKey, registerSystem } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import { reviewTasks } from '@countersign/reviews';
import { activatePolicy, parseSubmission, routeSubmissions, submitOutputs } from '@countersign/submissions';
import { plainSystem } from '@countersign/testing';

const group = 500;

const answers = `
update check_run r set state = case when n.at % 11 = 0 then 'inconclusive' when n.at % 5 = 0 then 'flagged' else 'passed' end,
  score = case when n.at % 11 = 0 then null else 0.9 end, attempts = 1, finished_at = now(), milliseconds = 1,
  summary = '{"en": "-", "zh-TW": "-"}', attributions = '[]', measures = '{}'
from (select id, row_number() over (order by id) as at from check_run where submission_id = any($1)) n where n.id = r.id`;

const found = `
insert into finding (id, check_run_id, submission_id, ordinal, code, severity, place, message, explanation, evidence, model)
select uuidv7(), id, submission_id, 0, 'number-mismatch', 'major', 'null', '{"en": "-", "zh-TW": "-"}', '{}', '[]', '{}'
from check_run where submission_id = any($1) and state = 'flagged'`;

/** An output that differs from its neighbours in what policies look at. */
function body(index: number): Record<string, unknown> {
  return {
    system: index % 4 === 0 ? 'planner' : 'answers',
    modality: 'text',
    title: `Answer ${index}`,
    content: { text: `The pump is covered for ${index} months.`, language: index % 3 === 0 ? 'zh-TW' : 'en' },
    generator: { provider: 'openai', model: 'gpt-4o' },
    publicInterest: index % 17 === 0,
    affected: { persons: (index * 7) % 300 },
    sources: index % 6 === 0 ? [] : [{ id: 'terms', text: 'The pump is covered for 12 months.' }],
  };
}

async function client(db: Database): Promise<KeyActor> {
  return db.transaction(async (tx) => {
    for (const slug of ['answers', 'planner']) await registerSystem(tx, setUpActor, plainSystem(slug));
    const { secret } = await createKey(tx, setUpActor, { name: 'bench', scopes: ['submit'], systems: [] });
    const key = await findKey(tx, secret, new Date());
    if (!key) throw new Error('The key that was just made is not found.');
    return key.actor;
  });
}

/** Makes submissions of many kinds by the verbs of intake and routing; only what checks answered is written directly. */
export async function fillRouted(db: Database, policy: Policy, count: number): Promise<void> {
  const actor = await client(db);
  await db.transaction((tx) => activatePolicy(tx, setUpActor, policy, new Date()));
  for (let done = 0; done < count; done += group) {
    const requests = Array.from({ length: Math.min(group, count - done) }, (_, index) => ({
      actor,
      input: { parsed: parseSubmission(body(done + index)), idempotencyKey: null, revises: null },
    }));
    await db.transaction(async (tx) => {
      const results = await submitOutputs(tx, requests, policy);
      const ids = results.flatMap((result) => ('answer' in result ? result.answer.id : []));
      await tx.execute(answers, [ids]);
      await tx.execute(found, [ids]);
      await routeSubmissions(tx, workerActor, ids, { policy, tasks: reviewTasks });
    });
  }
}
