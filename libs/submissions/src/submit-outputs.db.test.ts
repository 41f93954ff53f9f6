import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductError } from '@countersign/contracts';
import { registerSystem, stopSystem } from '@countersign/identity';
import { reviewTasks } from '@countersign/reviews';
import { CoreFixture, must, noUsage, plainSystem, textBody } from '@countersign/testing';
import {
  getSubmission,
  parseSubmission,
  planSubmission,
  recordFindings,
  reviseSubmission,
  startCheckRun,
  submissionView,
  submitOutputs,
  takeCheckRuns,
  withdrawSubmission,
  type GroupResult,
  type SubmitAnswer,
} from './index.js';
import { setUpActor, workerActor, type Actor } from '@countersign/access';

const roster = {
  timeZone: 'Asia/Taipei',
  people: [{ id: 'P1' }],
  shifts: [{ id: 'S1', date: '2026-12-01', from: '08:00', to: '16:00', count: 1 }],
  assignments: [{ person: 'P1', shift: 'S1' }],
};

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const submit = (
  actor: Actor,
  body: unknown,
  idempotencyKey: string | null = null,
): Promise<GroupResult<SubmitAnswer>> =>
  core.db
    .transaction((tx) =>
      submitOutputs(
        tx,
        [{ actor, input: { parsed: parseSubmission(body), idempotencyKey, revises: null } }],
        core.policy,
      ),
    )
    .then(([result]) => result as GroupResult<SubmitAnswer>);

const codeOf = (result: GroupResult<unknown>): string | null => ('refusal' in result ? result.refusal.code : null);
const idOf = (result: GroupResult<SubmitAnswer>): string => ('answer' in result ? result.answer.id : '');
const stateOf = async (id: string): Promise<string> =>
  (await core.db.read((tx) => getSubmission(tx, core.client, id, 'en'))).state;

describe('submitOutputs', () => {
  it('stores the output, its checks and its entry together', async () => {
    const [id = ''] = await core.submit(textBody());
    const view = await core.db.read((tx) => getSubmission(tx, core.client, id, 'zh-TW'));
    expect(view).toMatchObject({ state: 'checking', version: 1, system: 'answers', risk: null });
    expect(view.checks.map(({ check, state }) => [check, state])).toEqual([
      ['text-bias', 'pending'],
      ['text-explainability', 'pending'],
      ['text-factuality', 'pending'],
      ['text-privacy', 'pending'],
      ['text-robustness', 'pending'],
    ]);
    expect(await core.actions(id)).toEqual(['submission.received']);
  });

  it.each([
    ['a text', textBody()],
    ['a schedule', textBody({ modality: 'schedule', content: { roster } })],
    ['a text of a stopped AI system', textBody({ system: 'planner' })],
  ])('tells of %s what would be read', async (_, body) => {
    const lead = await core.person([{ role: 'lead', system: null }]);
    const stopped = body.system === 'planner';
    const stop = { system: 'planner', reason: 'It invents prices.', drill: true };
    if (stopped) await core.db.transaction((tx) => stopSystem(tx, lead, stop, { askedAt: 0, clock: () => 5 }));
    const result = await submit(core.client, body);
    const received = 'answer' in result ? result.answer.received : null;
    const view = received && submissionView(received.row, received.runs, { position: null }, 'en');
    expect(view).toEqual(await core.db.read((tx) => getSubmission(tx, core.client, idOf(result), 'en')));
    expect(view?.checks).not.toEqual([]);
    expect(view?.stoppedSince !== null).toBe(stopped);
  });

  it('answers a replay with the first submission and refuses the key for another body', async () => {
    const first = await submit(core.client, textBody(), 'key-1');
    const replay = await submit(core.client, textBody(), 'key-1');
    const other = await submit(core.client, textBody({ title: 'Another' }), 'key-1');
    const answer = 'answer' in first ? first.answer : null;
    expect(replay).toEqual({ answer: { ...answer, replay: true } });
    expect(codeOf(other)).toBe('idempotency-conflict');
  });

  it('answers a replay what was answered first, whatever became of it since', async () => {
    const lead = await core.person([{ role: 'lead', system: null }]);
    const viewOf = (result: GroupResult<SubmitAnswer>) => {
      const { row, runs } = must('answer' in result ? result.answer.received : null);
      return submissionView(row, runs, { position: null }, 'en');
    };
    const body = textBody({ system: 'gone-on' });
    await core.db.transaction((tx) => registerSystem(tx, setUpActor, plainSystem('gone-on')));
    const first = viewOf(await submit(core.client, body, 'key-2'));
    expect(first).toMatchObject({ state: 'checking', queue: { position: null } });
    await core.check([first.id]);
    const stop = { system: 'gone-on', reason: 'It invents prices.', drill: true };
    await core.db.transaction((tx) => stopSystem(tx, lead, stop, { askedAt: 0, clock: () => 5 }));
    expect(await stateOf(first.id)).toBe('awaiting-review');
    expect(viewOf(await submit(core.client, body, 'key-2'))).toEqual(first);
  });

  it('stores one of twenty concurrent requests under one key', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => submit(core.client, textBody(), 'race')));
    expect(new Set(results.map(idOf)).size).toBe(1);
    expect(results.filter((result) => 'answer' in result && !result.answer.replay)).toHaveLength(1);
  });

  it('refuses a key without the right, an AI system that is not there, and an image that was not uploaded', async () => {
    expect(codeOf(await submit(await core.key(['read']), textBody()))).toBe('forbidden');
    expect(codeOf(await submit(await core.key(['submit'], ['planner']), textBody()))).toBe('forbidden');
    expect(codeOf(await submit(core.client, textBody({ system: 'nowhere' })))).toBe('invalid-body');
    const digest = `sha256:${'0'.repeat(64)}`;
    const image = textBody({ modality: 'image', content: { images: [{ digest }] } });
    expect(codeOf(await submit(core.client, image))).toBe('invalid-body');
  });

  it('lets the bad one of a group fail alone', async () => {
    const requests = ['answers', 'nowhere', 'planner'].map((system) => ({
      actor: core.client,
      input: { parsed: parseSubmission(textBody({ system })), idempotencyKey: null, revises: null },
    }));
    const results = await core.db.transaction((tx) => submitOutputs(tx, requests, core.policy));
    expect(results.map((result) => 'answer' in result)).toEqual([true, false, true]);
  });
});

describe('parseSubmission', () => {
  const faultsIn = (body: unknown): string[] => {
    try {
      parseSubmission(body);
      return [];
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      return (error.extras.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    }
  };

  it.each([
    ['an unknown field', textBody({ extra: 1 }), ['/extra unknown-field']],
    ['no text', textBody({ content: {} }), ['/content/text required']],
    ['a NUL in the text', textBody({ content: { text: 'a\u0000b' } }), ['/content/text wrong-character']],
    [
      'half a surrogate pair in a source',
      textBody({ sources: [{ id: 's', text: '\ud800' }] }),
      ['/sources/0/text wrong-character'],
    ],
    ['a text over 1 MB', textBody({ content: { text: 'x'.repeat(1_048_577) } }), ['/content/text too-long']],
    [
      'a source twice',
      textBody({
        sources: [
          { id: 's', text: 'a' },
          { id: 's', text: 'b' },
        ],
      }),
      ['/sources/1/id invalid'],
    ],
    ['a time without zone', textBody({ dueAt: '2026-12-01T12:00:00' }), ['/dueAt wrong-format']],
    ['no object at all', 'hello', [' wrong-type']],
  ])('names the place of %s', (_, body, faults) => {
    expect(faultsIn(body)).toEqual(faults);
  });

  it('names every fault at once, of the body and of its content', () => {
    const faults = faultsIn(textBody({ title: '', content: { text: 1 }, generator: {} }));
    expect(faults).toEqual(
      expect.arrayContaining(['/title too-short', '/content/text wrong-type', '/generator/model required']),
    );
  });
});

describe('checks and routing', () => {
  it('hands pending runs over once, and again after the queue must have lost them', async () => {
    const [id = ''] = await core.submit(textBody());
    const now = new Date();
    const take = async (at: Date): Promise<string[]> =>
      (await core.db.transaction((tx) => takeCheckRuns(tx, 1000, at))).map((run) => run.id);
    const runs = await core.db.read((tx) =>
      tx.query<{ id: string }>('select id from check_run where submission_id = $1', [id]),
    );
    const mine = (ids: string[]): number => ids.filter((run) => runs.some((row) => row.id === run)).length;
    expect(runs).toHaveLength(5);
    expect(mine(await take(now))).toBe(5);
    expect(mine(await take(new Date(now.getTime() + 1000)))).toBe(0);
    expect(mine(await take(new Date(now.getTime() + 31_000)))).toBe(5);
  });

  it('leases a run to one worker, and to another after the lease', async () => {
    const [id = ''] = await core.submit(textBody());
    const [run] = await core.db.read((tx) =>
      tx.query<{ id: string }>('select id from check_run where submission_id = $1', [id]),
    );
    const now = new Date();
    const start = (worker: string, at: Date) =>
      core.db.transaction((tx) => startCheckRun(tx, run?.id ?? '', worker, 60, at));
    expect((await start('a', now))?.payload.content).toEqual({
      text: 'The pump is covered for 12 months.',
      language: 'en',
    });
    expect(await start('b', now)).toBeNull();
    expect((await start('b', new Date(now.getTime() + 61_000)))?.attempts).toBe(2);
  });

  it('routes when the last check is in, once, though results come twice and at once', async () => {
    const [id = ''] = await core.submit(textBody());
    const runs = await core.db.read((tx) =>
      tx.query<{ id: string }>('select id from check_run where submission_id = $1', [id]),
    );
    const summary = { en: 'x', 'zh-TW': 'x' };
    const result = {
      outcome: 'passed' as const,
      score: 1,
      summary,
      findings: [],
      attributions: [],
      measures: {},
      fingerprints: [],
      imageTexts: null,
    };
    const record = (checkRun: string): Promise<boolean> =>
      core.db.transaction((tx) =>
        recordFindings(
          tx,
          workerActor,
          { checkRun, result, milliseconds: 1, usage: noUsage },
          { policy: core.policy, tasks: reviewTasks },
        ),
      );
    const recorded = await Promise.all([...runs, ...runs].map((run) => record(run.id)));
    expect(recorded.filter(Boolean)).toHaveLength(5);
    expect(await stateOf(id)).toBe('awaiting-review');
    expect((await core.actions(id)).filter((action) => action === 'submission.routed')).toHaveLength(1);
  });

  it('says what a dry run would get and stores nothing', async () => {
    const count = (): Promise<{ n: string }[]> =>
      core.db.read((tx) => tx.query<{ n: string }>('select count(*) as n from submission'));
    const before = await count();
    const plan = await core.db.read((tx) =>
      planSubmission(
        tx,
        core.client,
        { parsed: parseSubmission(textBody({ publicInterest: true })) },
        core.policy,
        'en',
      ),
    );
    expect(plan.risk.tier).toBe('high');
    expect(plan.route.approvals).toBe(2);
    expect(await count()).toEqual(before);
  });
});

describe('withdraw and revise', () => {
  const sentBack = async (): Promise<string> => {
    const id = await core.waiting();
    await core.db.transaction((tx) =>
      tx.execute(`update submission set state = 'changes-requested' where id = $1`, [id]),
    );
    return id;
  };
  const revise = (id: string, idempotencyKey: string | null, title = 'Corrected') =>
    core.db.transaction((tx) =>
      reviseSubmission(
        tx,
        core.client,
        { id, parsed: parseSubmission(textBody({ title })), idempotencyKey },
        core.policy,
      ),
    );

  it('withdraws once', async () => {
    const id = await core.waiting();
    const withdraw = () => core.db.transaction((tx) => withdrawSubmission(tx, core.client, id, reviewTasks));
    await withdraw();
    await expect(withdraw()).rejects.toMatchObject({ code: 'conflict' });
    expect(await stateOf(id)).toBe('withdrawn');
    const [review] = await core.db.read((tx) =>
      tx.query<{ state: string }>('select state from review where submission_id = $1', [id]),
    );
    expect(review?.state).toBe('closed');
  });

  it('takes one revision of what was sent back, though two come at once', async () => {
    const id = await sentBack();
    const results = await Promise.allSettled([revise(id, null), revise(id, null)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const view = await core.db.read((tx) => getSubmission(tx, core.client, id, 'en'));
    expect(view.state).toBe('superseded');
    const revision = await core.db.read((tx) => getSubmission(tx, core.client, view.supersededBy ?? '', 'en'));
    expect(revision).toMatchObject({ version: 2, supersedes: id, state: 'checking' });
  });

  it('answers the replay of a revision with the revision', async () => {
    const id = await sentBack();
    const first = await revise(id, 'revision-1');
    expect(await revise(id, 'revision-1')).toEqual({ ...first, replay: true });
    await expect(revise(id, 'revision-1', 'Another')).rejects.toMatchObject({ code: 'idempotency-conflict' });
  });

  it('refuses the key of a plain submission for a revision, and leaves the output sent back', async () => {
    const id = await sentBack();
    await submit(core.client, textBody({ title: 'Corrected' }), 'revision-2');
    await expect(revise(id, 'revision-2')).rejects.toMatchObject({ code: 'idempotency-conflict' });
    expect(await stateOf(id)).toBe('changes-requested');
    expect(await core.actions(id)).not.toContain('submission.superseded');
  });

  it('lets a person take back what they handed in, and nothing else', async () => {
    const [author, colleague] = [await core.person(), await core.person()];
    const id = idOf(await submit(author, textBody()));
    const withdraw = (actor: Actor) => core.db.transaction((tx) => withdrawSubmission(tx, actor, id, reviewTasks));
    await expect(withdraw(colleague)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await stateOf(id)).toBe('checking');
    await withdraw(author);
    expect(await stateOf(id)).toBe('withdrawn');
  });

  it('does not show a submission to a key of another AI system', async () => {
    const id = await core.waiting();
    const other = await core.key(['read'], ['planner']);
    await expect(core.db.read((tx) => getSubmission(tx, other, id, 'en'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
