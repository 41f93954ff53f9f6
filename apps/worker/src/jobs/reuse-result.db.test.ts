import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checks, runCheck, withoutModels, type CheckContext } from '@countersign/checks';
import { claimReviews, decideReviews, getClaims } from '@countersign/reviews';
import { parseSubmission, reviseSubmission } from '@countersign/submissions';
import { CoreFixture, must, noUsage, passedResult, textBody } from '@countersign/testing';
import type { CheckRequest } from '../check-thread.js';
import { UsageSums } from '../usage-sums.js';
import type { WorkerContext } from '../worker-context.js';
import { keptDigest } from './reuse-result.js';
import { runCheckJob } from './run-check.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const within: CheckContext = {
  signal: new AbortController().signal,
  inference: withoutModels,
  trustedSigners: null,
  readBlob: () => Promise.reject(new Error('A text has no image.')),
};

/** A worker whose pool notes which checks ran. */
function worker(checkSettings = 'settings') {
  const ran: string[] = [];
  const context = {
    db: core.db,
    policy: core.policy,
    pool: {
      run: async ({ check, subject }: CheckRequest) => {
        ran.push(check);
        return { result: await runCheck(must(checks.get(check)), subject, within), cpuMs: 1 };
      },
    },
    workerId: 'w',
    leaseSeconds: 60,
    cores: 1,
    usage: new UsageSums(),
    calibrations: new Map(),
    checkSettings,
    done: 0,
    failed: 0,
  } as unknown as WorkerContext;
  /** Runs all checks of a submission; answers which ran, and how the runs stand. */
  const check = async (submission: string) => {
    const rows = `select id, check_name, state, score, summary, measures, reused_from,
      (select jsonb_agg(jsonb_build_object('code', f.code, 'place', f.place, 'message', f.message) order by f.ordinal) from finding f where f.check_run_id = r.id) as findings
      from check_run r where submission_id = $1 order by check_name`;
    const read = () => core.db.read((tx) => tx.query<Record<string, unknown>>(rows, [submission]));
    for (const { id } of await read()) await runCheckJob(context, String(id));
    const runs = await read();
    return { ran: ran.splice(0).toSorted(), runs: new Map(runs.map((run) => [String(run['check_name']), run])) };
  };
  return { check };
}

const body = {
  content: { text: 'The pump is covered for 24 months. Only young people may buy it.', language: 'en' },
  rationale: 'The terms say so.',
};

/** Sends an output back and hands in another version of it. */
async function revised(id: string, changes: Record<string, unknown>): Promise<string> {
  const actor = await core.person();
  const [held] = await core.db.transaction((tx) => claimReviews(tx, [{ actor, input: { submission: id } }]));
  const claim = held && 'answer' in held ? must(held.answer) : null;
  const input = { ...must(claim), language: 'en' as const };
  const [shown] = await core.db.read((tx) => getClaims(tx, [{ actor, input }], core.policy));
  const { binding } = must(shown && 'answer' in shown ? shown.answer : null);
  const outcome = 'request-changes' as const;
  const { code } = must(core.policy.reasons.reasons.find((one) => one.outcomes.includes(outcome) && !one.modalities));
  const decision = { claim: input.id, binding, outcome, reasons: [{ code }] };
  const context = { policy: core.policy, signer: core.signer };
  await core.db.transaction((tx) => decideReviews(tx, [{ actor, input: decision }], context));
  const parsed = parseSubmission(textBody({ ...body, ...changes }));
  const revision = { id, parsed, idempotencyKey: null };
  return (await core.db.transaction((tx) => reviseSubmission(tx, core.client, revision, core.policy))).id;
}

const all = ['text-bias', 'text-explainability', 'text-factuality', 'text-privacy', 'text-robustness'];
const sources = [{ id: 'terms', text: 'The pump is covered for 12 months from delivery.' }];

describe('a revision', () => {
  it('is checked anew only by checks that read what has changed; the others keep what they found', async () => {
    const { check } = worker();
    const [first = ''] = await core.submit(textBody(body));
    const before = await check(first);
    expect(before.ran).toEqual(all);

    const second = await revised(first, { rationale: 'Section 3 of the terms says so.' });
    const after = await check(second);
    expect(after.ran).toEqual(['text-explainability']);
    for (const [name, run] of after.runs) {
      const earlier = must(before.runs.get(name));
      if (name === 'text-explainability') {
        expect(run['reused_from']).toBeNull();
        continue;
      }
      const { id, ...found } = earlier;
      expect(run).toEqual({ ...found, id: run['id'], reused_from: id });
    }
    expect(before.runs.get('text-factuality')?.['findings']).not.toBeNull();
    const [entry] = await core.db.read((tx) =>
      tx.query<{ reused: string }>(
        `select p.payload->>'reusedFrom' as reused from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.subject = $1 and e.action = 'check.completed' and p.payload->>'check' = 'text-bias'`,
        [second],
      ),
    );
    expect(entry?.reused).toBe(before.runs.get('text-bias')?.['id']);

    // The run that is named is the one that ran, however many versions ago.
    const third = await check(await revised(second, { rationale: 'Section 3 of the terms says so.', sources }));
    expect(third.ran).toEqual(['text-explainability', 'text-factuality', 'text-privacy', 'text-robustness']);
    expect(third.runs.get('text-bias')?.['reused_from']).toBe(before.runs.get('text-bias')?.['id']);
  });

  it('is checked anew as a whole with other settings or models, and after a text that changed', async () => {
    const [first = ''] = await core.submit(textBody(body));
    await worker().check(first);
    const second = await revised(first, {});
    expect((await worker('others').check(second)).ran).toEqual(all);
    const third = await revised(second, { content: { text: 'The pump is covered for 12 months.', language: 'en' } });
    expect((await worker('others').check(third)).ran).toEqual(all);
  });
});

describe('a result may be used again', () => {
  const asked = {
    ...noUsage,
    calls: [
      { backend: 'openai', outcome: 'answered' },
      { backend: 'glass-box', outcome: 'answered' },
    ] as unknown as typeof noUsage.calls,
  };
  const silent = {
    ...noUsage,
    calls: [{ backend: 'glass-box', outcome: 'resting' }] as unknown as typeof noUsage.calls,
  };
  const told = { result: passedResult };
  const trusting = { checks: { reuse: { modelAnswers: true } } } as never;
  const strict = { checks: { reuse: { modelAnswers: false } } } as never;
  it.each([
    ['where nothing else sways it', passedResult, told, noUsage, strict, 'd'],
    ['not where a model that may answer otherwise was asked', passedResult, told, asked, strict, null],
    ['unless the policy takes such answers as they were', passedResult, told, asked, trusting, 'd'],
    ['not where a model did not answer', passedResult, told, silent, trusting, null],
    [
      'not where a threshold has changed its word',
      passedResult,
      { result: { ...passedResult, outcome: 'flagged' as const } },
      noUsage,
      strict,
      null,
    ],
    [
      'not where it has left more behind than findings',
      { ...passedResult, fingerprints: [{ image: 0, hash: '0'.repeat(16) }] },
      told,
      noUsage,
      strict,
      null,
    ],
  ])('%s', (_, result, saidOf, usage, policy, kept) => {
    expect(
      keptDigest('d', result, { probability: null, calibratedOn: null, findings: null, ...saidOf }, usage, policy),
    ).toBe(kept);
  });
});
