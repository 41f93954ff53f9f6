import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { KeyActor, PersonActor } from '@countersign/access';
import type { Coverage, RequirementCoverage } from '@countersign/contracts';
import type { Measurement } from '@countersign/requirements';
import type { Tx } from '@countersign/database';
import { must } from '@countersign/testing';
import { ReportFixture } from '../test/report-fixture.js';
import { reviewTasks } from '@countersign/reviews';
import { withdrawSubmission } from '@countersign/submissions';
import { computeCoverage } from './compute-coverage.js';
import { CountMemory, type Dated } from './coverage/count-memory.js';
import { countMeasurement } from './counts/count-measurement.js';
import { coverageMatrix } from './coverage/coverage-matrix.js';
import { listRuleRecords } from './coverage/list-rule-records.js';

const day = (offset: number, time = '09:00:00') => new Date(`2026-11-${String(20 + offset).padStart(2, '0')}T${time}Z`);
const at = day(4);

jest.setTimeout(30_000);

let fixture: ReportFixture;
let [submitter, first, second, officer]: PersonActor[] = [];
let answers = '';
let staffing = '';
let early = '';
const submissions: Record<string, string> = {};

beforeAll(async () => {
  fixture = await ReportFixture.open();
  answers = (await fixture.system('answers', { at: day(0) })).id;
  early = (await fixture.system('early', { at: day(-12) })).id;
  staffing = (await fixture.system('staffing', { riskClass: 'high_risk_annex_iii', at: day(0) })).id;
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  first = await fixture.person('First', { role: 'reviewer', system: null });
  second = await fixture.person('Second', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate(day(0));
  submissions['plain'] = await fixture.hand(submitter, { at: day(1) });
  submissions['silent'] = await fixture.hand(submitter, { at: day(1), checks: { 'text-factuality': 'inconclusive' } });
  submissions['flagged'] = await fixture.hand(submitter, { at: day(1), checks: { 'text-bias': 'flagged' } });
  submissions['public'] = await fixture.hand(submitter, { at: day(1), publicInterest: true });
  submissions['waiting'] = await fixture.hand(submitter, { at: day(1) });
  submissions['staffed'] = await fixture.hand(submitter, { at: day(1), system: 'staffing' });
  const reject = { outcome: 'reject', codes: ['unfair-to-group'], at: day(2) } as const;
  await fixture.decide(first, must(submissions['plain']), { at: day(2) });
  await fixture.decide(first, must(submissions['silent']), { at: day(2) });
  await fixture.decide(second, must(submissions['flagged']), { ...reject, codes: [...reject.codes] });
  await fixture.decide(first, must(submissions['public']), { editor: 'Desk', at: day(2) });
  await fixture.decide(second, must(submissions['public']), { at: day(2, '10:00:00') });
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

const coverage = (system: string | null = 'answers', moment = at): Promise<Coverage> =>
  fixture.db.read((tx) =>
    computeCoverage(
      tx,
      must(officer),
      { system, at: moment, pack: null, language: 'en' },
      fixture.context.packs,
      fixture.context,
    ),
  );
/** Keeps of what is counted only which modalities AI systems handed in, as if that alone took long. */
class KeepsModalities extends CountMemory {
  override async count<T>(
    ...given: [tx: Tx, key: string, at: Date, count: (tx: Tx, at: Date) => Promise<T>]
  ): Promise<Dated<T>> {
    const [tx, key, moment, count] = given;
    return key.startsWith('["outputs"') ? super.count(...given) : { value: await count(tx, moment), at: moment };
  }
}

const requirementOf = (view: Coverage, id: string): RequirementCoverage =>
  must(view.requirements.find((item) => item.id === id));
const ruleOf = (view: Coverage, id: string, rule: string) =>
  must(requirementOf(view, id).rules.find((item) => item.rule === rule));

describe('computeCoverage', () => {
  it.each<[string, string, { population: number; sample?: number; met: number; holds: boolean | null }]>([
    ['HLEG-1.3', 'human-decision-before-release', { population: 3, met: 3, holds: true }],
    ['HLEG-1.3', 'two-approvers-at-tier-high', { population: 1, met: 1, holds: true }],
    ['HLEG-2.2', 'check-error-fails-closed', { population: 1, met: 1, holds: true }],
    ['HLEG-2.3', 'factuality-run', { population: 5, met: 4, holds: false }],
    ['HLEG-2.4', 'rerun-inputs-pinned', { population: 25, met: 25, holds: true }],
    ['HLEG-3.2', 'input-fingerprint', { population: 5, met: 5, holds: true }],
    ['HLEG-4.1', 'decision-lineage', { population: 5, met: 5, holds: true }],
    ['HLEG-4.2', 'explanation-attached', { population: 5, met: 5, holds: true }],
    ['HLEG-5.1', 'bias-check-run', { population: 5, met: 5, holds: true }],
    ['HLEG-5.1', 'stereotype-text-released', { population: 3, met: 3, holds: true }],
    ['AIA-6.2', 'system-classified', { population: 1, met: 1, holds: true }],
    ['AIA-50.4.text', 'label-or-editorial-review', { population: 1, met: 1, holds: true }],
    ['AIA-50.4.text', 'editorial-review-substantive', { population: 1, met: 1, holds: true }],
    ['HLEG-1.2', 'rubber-stamp-watch', { population: 2, sample: 0, met: 0, holds: null }],
    ['HLEG-3.1', 'personal-data-scan', { population: 5, met: 5, holds: true }],
    ['HLEG-4.2', 'explanation-faithful', { population: 1, sample: 0, met: 0, holds: null }],
    ['HLEG-5.1', 'group-disparity', { population: 0, met: 0, holds: null }],
  ])('counts %s %s', async (id, rule, expected) => {
    expect(ruleOf(await coverage(), id, rule)).toMatchObject(expected);
  });

  it('gives each requirement the verdict of its rules, and each group the weakest', async () => {
    const view = await coverage();
    expect(requirementOf(view, 'HLEG-1.3').verdict).toBe('met_with_remarks');
    expect(requirementOf(view, 'HLEG-7.4').verdict).toBe('not_enough_data');
    expect(requirementOf(view, 'HLEG-5.1').verdict).toBe('attestation_pending');
    expect(requirementOf(view, 'AIA-14.1')).toMatchObject({ verdict: 'not_applicable', appliesFrom: null });
    expect(requirementOf(view, 'HLEG-1')).toMatchObject({ verdict: 'not_enough_data', rules: [] });
    expect(requirementOf(view, 'AIA-4').sources[0]?.ref).toContain('Regulation (EU) 2024/1689');
  });

  it.each<[string, string, Date | null]>([
    ['HLEG-1.3', 'human-decision-before-release', new Date(at.getTime() - 90 * 86_400_000)],
    ['AIA-6.2', 'system-classified', null],
    ['AIA-26.6', 'log-kept-margin', null],
  ])('says over which time it counted %s %s', async (id, rule, from) => {
    const { from: begin, to } = ruleOf(await coverage(), id, rule);
    expect([begin, to]).toEqual([from?.toISOString() ?? null, at.toISOString()]);
  });

  it('says that it was counted when it was last looked which modalities there are, where that is kept', async () => {
    let time = at.getTime();
    // Each look at the clock comes two seconds after the one before, so that looking takes long.
    const memory = new KeepsModalities(
      fixture.db,
      () => undefined,
      () => (time += 2_000),
    );
    const ask = async (now: Date) => {
      const grounds = { ...fixture.context, shared: { memory, now } };
      const query = { system: 'answers', at: now, pack: null, language: 'en' as const };
      const asked = { ...query, by: 'system' as const };
      const { packs } = fixture.context;
      return fixture.db.read(async (tx) => [
        (await computeCoverage(tx, must(officer), query, packs, grounds)).countedAt,
        (await coverageMatrix(tx, must(officer), asked, packs, grounds)).countedAt,
      ]);
    };
    const first = at.toISOString();
    expect(await ask(at)).toEqual([first, first]);
    expect(await ask(new Date(at.getTime() + 30_000))).toEqual([first, first]);
  });

  it('rehearses what the law will ask for, and says from when', async () => {
    const rehearsed = requirementOf(await coverage('staffing'), 'AIA-14.1');
    expect(rehearsed).toMatchObject({ verdict: 'not_yet_applicable', appliesFrom: '2027-12-02' });
    expect(rehearsed.rules.find(({ rule }) => rule === 'human-decision')).toMatchObject({ population: 0, holds: null });
  });

  it('looks at all AI systems together, each requirement at those it binds', async () => {
    const view = await coverage(null);
    expect(ruleOf(view, 'HLEG-2.3', 'factuality-run')).toMatchObject({ population: 6, met: 5 });
    expect(ruleOf(view, 'AIA-6.2', 'system-classified')).toMatchObject({ population: 3, met: 3 });
    expect(requirementOf(view, 'AIA-14.1').verdict).toBe('not_yet_applicable');
  });

  it('sees nothing before anything happened', async () => {
    expect(ruleOf(await coverage('answers', day(0)), 'HLEG-2.3', 'factuality-run')).toMatchObject({
      population: 0,
      holds: null,
    });
  });

  it('counts on the log: an output released without a recorded decision is found', async () => {
    const release = (state: string) =>
      fixture.db.transaction((tx) =>
        tx.execute('update submission set state = $1 where id = $2', [state, submissions['waiting']]),
      );
    await release('approved');
    const view = await coverage();
    await release('awaiting-review');
    expect(ruleOf(view, 'HLEG-1.3', 'human-decision-before-release')).toMatchObject({
      population: 4,
      met: 3,
      holds: false,
    });
    expect(requirementOf(view, 'HLEG-1.3').verdict).toBe('not_met');
    expect(requirementOf(view, 'HLEG-1').verdict).toBe('not_met');
  });

  it('answers in the language asked for', async () => {
    const view = await fixture.db.read((tx) =>
      computeCoverage(
        tx,
        must(officer),
        { system: null, at, pack: null, language: 'zh-TW' },
        fixture.context.packs,
        fixture.context,
      ),
    );
    expect(ruleOf(view, 'HLEG-5.1', 'group-disparity').note).toMatch(/^未有佐證：/);
    expect(requirementOf(view, 'HLEG-1.3').title).toBe('人為監督');
    expect(view.packs[0]?.disclaimer).toContain('法律意見');
  });

  it('refuses who may not, and a system that is not there or not theirs', async () => {
    const key: KeyActor = { kind: 'key', id: 'k', pseudonym: 'key:k', scopes: ['report'], systems: ['staffing'] };
    const as = (actor: PersonActor | KeyActor, system: string | null) =>
      fixture.db.read((tx) =>
        computeCoverage(tx, actor, { system, at, pack: null, language: 'en' }, fixture.context.packs, fixture.context),
      );
    await expect(as(must(first), null)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as(must(officer), 'nothing')).rejects.toMatchObject({ code: 'not-found' });
    await expect(as(key, 'answers')).rejects.toMatchObject({ code: 'not-found' });
    expect(ruleOf(await as(key, null), 'HLEG-2.3', 'factuality-run')).toMatchObject({ population: 1 });
  });

  it.each(['compliance', 'lead'] as const)(
    'shows a person with the role %s of one AI system that system only',
    async (role) => {
      const { packs } = fixture.context;
      const actor = await fixture.person(`Only staffing (${role})`, { role, system: 'staffing' });
      const query = (system: string | null) => ({ system, at, pack: null, language: 'en' as const });
      const rule = { requirement: 'HLEG-2.3', rule: 'factuality-run', met: null, limit: 50 };
      const records = (system: string | null) => ({ ...rule, system, at });
      const read = fixture.db.read.bind(fixture.db);
      const own = await read((tx) => computeCoverage(tx, actor, query(null), packs, fixture.context));
      expect(ruleOf(own, 'HLEG-2.3', 'factuality-run')).toMatchObject({ population: 1 });
      const matrix = await read((tx) =>
        coverageMatrix(tx, actor, { ...query(null), by: 'system' }, packs, fixture.context),
      );
      expect(matrix.columns.map(({ system }) => system)).toEqual(['staffing']);
      const counted = await read((tx) => listRuleRecords(tx, actor, records(null), packs, fixture.context));
      expect(counted.items.map(({ id }) => id)).toEqual([submissions['staffed']]);
      const foreign = { code: 'not-found' };
      await expect(
        read((tx) => computeCoverage(tx, actor, query('answers'), packs, fixture.context)),
      ).rejects.toMatchObject(foreign);
      await expect(
        read((tx) => coverageMatrix(tx, actor, { ...query('answers'), by: 'month' }, packs, fixture.context)),
      ).rejects.toMatchObject(foreign);
      await expect(
        read((tx) => listRuleRecords(tx, actor, records('answers'), packs, fixture.context)),
      ).rejects.toMatchObject(foreign);
    },
  );
});

describe('coverageMatrix', () => {
  it('counts what concerns no AI system once for all columns, and says when there are more than it shows', async () => {
    const statements: string[] = [];
    const matrix = () =>
      fixture.db.read((tx) => {
        const query = tx.query.bind(tx);
        tx.query = (text, values) => {
          statements.push(text);
          return query(text, values);
        };
        const asked = { system: null, at: day(4), pack: null, language: 'en', by: 'system' } as const;
        return coverageMatrix(tx, must(officer), asked, fixture.context.packs, fixture.context);
      });
    expect(await matrix()).toMatchObject({ more: false, columns: { length: 3 } });
    const ofLog = statements.filter((text) => text.includes('from audit_verification v'));
    expect(ofLog).toHaveLength(new Set(ofLog).size);
    for (let n = 10; n < 58; n += 1) await fixture.system(`many-${n}`, { at: day(3) });
    expect(await matrix()).toMatchObject({ more: true, columns: { length: 50 } });
    await fixture.db.transaction((tx) => tx.execute(`delete from ai_system where slug like 'many-%'`));
  });
});

describe('coverage of the past', () => {
  // A while before the other outputs, so that nothing else looks at these.
  const then = day(-9);
  const outputs: Record<string, string> = {};
  beforeAll(async () => {
    for (const name of ['released', 'withdrawn', 'routed', 'checked']) {
      outputs[name] = await fixture.hand(must(submitter), { system: 'early', at: day(-11) });
    }
    await fixture.decide(must(first), must(outputs['withdrawn']), { outcome: 'request-changes', at: day(-10) });
  });

  const change = (text: string, id: string | undefined) =>
    fixture.db.transaction((tx) => tx.execute(text, [id, day(-8)]));
  it.each<[string, () => Promise<unknown>]>([
    ['registered an AI system', () => fixture.system('later', { at: day(-8) })],
    ['released', () => fixture.decide(must(first), must(outputs['released']), { at: day(-8) })],
    [
      'withdrew what had been decided',
      () =>
        fixture.db.transaction((tx) =>
          withdrawSubmission(tx, must(submitter), must(outputs['withdrawn']), reviewTasks, day(-8)),
        ),
    ],
    [
      'routed again by another policy',
      () => change('update submission set routed_at = $2 where id = $1', outputs['routed']),
    ],
  ])('is the same when later somebody %s', async (_, act) => {
    const decided = {
      kind: 'outputs-showing',
      outputs: { decided: true },
      alternatives: [{ by: 'entry', actions: ['review.decided'] }],
      byPerson: true,
    } as const;
    const seen = async () => {
      const scope = { systems: [early], from: day(-12), to: then };
      const counts = await fixture.db.read((tx) => countMeasurement(tx, scope, decided, fixture.context));
      return { counts, requirements: (await coverage(null, then)).requirements };
    };
    const before = await seen();
    expect(before.counts).toMatchObject({ population: 1, sample: 1, met: 1 });
    expect(before.requirements.some(({ rules }) => rules.some(({ population }) => population > 0))).toBe(true);
    await act();
    expect(await seen()).toEqual(before);
  });

  it('counts a check from when it ended', async () => {
    const run = `check_name = 'text-bias' and submission_id = $1`;
    const bias = async () => ruleOf(await coverage('early', then), 'HLEG-5.1', 'bias-check-run');
    const before = await bias();
    await change(`update check_run set finished_at = $2 where ${run}`, outputs['checked']);
    expect(await bias()).toMatchObject({ population: before.population, met: before.met - 1 });
  });
});

describe('countMeasurement', () => {
  const count = async (measurement: Measurement, systems = [answers]) => {
    const scope = { systems, from: day(0, '00:00:00'), to: at };
    const counts = await fixture.db.read((tx) => countMeasurement(tx, scope, measurement, fixture.context));
    // Where all could be looked at, the population is the sample.
    return counts.sample === counts.population ? { population: counts.population, met: counts.met } : counts;
  };

  it.each<[string, Measurement, { population: number; sample?: number; met: number }]>([
    [
      'checks before decisions',
      { kind: 'outputs-in-order', outputs: {}, earlier: ['check.completed'], later: ['review.decided'] },
      { population: 5, sample: 4, met: 4 },
    ],
    [
      'decisions before checks',
      { kind: 'outputs-in-order', outputs: {}, earlier: ['review.decided'], later: ['check.completed'] },
      { population: 5, met: 0 },
    ],
    [
      'flagged outputs that were decided',
      {
        kind: 'outputs-showing',
        outputs: { flaggedBy: ['text-bias'], decided: true },
        alternatives: [{ by: 'entry', actions: ['review.decided'] }],
        byPerson: true,
      },
      { population: 1, met: 1 },
    ],
    [
      'outputs with a visible label',
      {
        kind: 'outputs-showing',
        outputs: {},
        alternatives: [{ by: 'fact', path: ['disclosure', 'visible'] }],
        byPerson: false,
      },
      { population: 5, met: 0 },
    ],
    [
      'checks under a policy that was in force before',
      { kind: 'checks-under-policy', highRisk: false },
      { population: 25, met: 25 },
    ],
    [
      'outputs not flagged for bias',
      { kind: 'outputs-not-flagged', outputs: {}, checks: ['text-bias', 'image-bias'] },
      { population: 5, met: 4 },
    ],
    [
      'outputs whose check gave no answer as neither flagged nor clean',
      { kind: 'outputs-not-flagged', outputs: {}, checks: ['text-factuality', 'text-bias'] },
      { population: 5, sample: 4, met: 3 },
    ],
    [
      'outputs that no such check ran on as not looked at',
      { kind: 'outputs-not-flagged', outputs: {}, checks: ['image-bias'] },
      { population: 5, sample: 0, met: 0 },
    ],
    [
      'checks that passed',
      { kind: 'outputs-with-check', outputs: {}, checks: ['text-bias'], answer: 'passed' },
      { population: 5, met: 4 },
    ],
    [
      'three approvers',
      { kind: 'outputs-with-approvers', outputs: { highRisk: true }, least: 3 },
      { population: 1, met: 0 },
    ],
    [
      'entries with a field that none has',
      { kind: 'entries-with-fields', action: 'review.decided', fields: ['outcome', 'mood'], highRisk: false },
      { population: 5, met: 0 },
    ],
    [
      'entries with a field that is null',
      { kind: 'entries-with-fields', action: 'review.decided', fields: ['commentDigest'], highRisk: false },
      { population: 5, met: 0 },
    ],
    [
      'entries of high risk',
      { kind: 'entries-with-fields', action: 'review.decided', fields: ['outcome'], highRisk: true },
      { population: 2, met: 2 },
    ],
    ['acts', { kind: 'acts-with-entry' }, { population: 10, met: 10 }],
    [
      'a measure that none has',
      { kind: 'outputs-with-measure', outputs: {}, checks: ['text-bias'], measure: 'share', op: '>=', value: 0 },
      { population: 5, sample: 0, met: 0 },
    ],
    ['a log kept for ten years', { kind: 'log-kept', least: 'P10Y' }, { population: 1, met: 1 }],
    ['a log kept for longer than the policy says', { kind: 'log-kept', least: 'P11Y' }, { population: 1, met: 0 }],
    [
      'a pass rate without an earlier one',
      {
        kind: 'systems-pass-rate-change',
        checks: ['text-bias'],
        highRisk: false,
        leastResults: 1,
        op: '>=',
        value: -1,
      },
      { population: 1, sample: 0, met: 0 },
    ],
    [
      'systems of high risk',
      { kind: 'systems-with-entry', actions: ['system.registered'], highRisk: true },
      { population: 0, met: 0 },
    ],
    [
      'reviewers who decide once an hour',
      {
        kind: 'reviewers-within',
        metric: 'decisions-per-hour',
        leastDecisions: 1,
        leastReviewers: 1,
        fastSeconds: 0,
        op: '<=',
        value: 1,
      },
      { population: 2, met: 1 },
    ],
    [
      'approvals within two minutes',
      {
        kind: 'reviewers-within',
        metric: 'share-approved-fast',
        leastDecisions: 2,
        leastReviewers: 1,
        fastSeconds: 120,
        op: '<=',
        value: 0.1,
      },
      { population: 2, met: 0 },
    ],
    [
      'approvals within half a minute',
      {
        kind: 'reviewers-within',
        metric: 'share-approved-fast',
        leastDecisions: 2,
        leastReviewers: 1,
        fastSeconds: 30,
        op: '<=',
        value: 0.1,
      },
      { population: 2, met: 2 },
    ],
    [
      'reviewers who follow the checks',
      {
        kind: 'reviewers-within',
        metric: 'share-following-checks',
        leastDecisions: 1,
        leastReviewers: 1,
        fastSeconds: 0,
        op: '==',
        value: 1,
      },
      { population: 2, met: 2 },
    ],
  ])('counts %s', async (_, measurement, expected) => {
    expect(await count(measurement)).toMatchObject(expected);
  });

  it('counts measures of checks', async () => {
    await fixture.db.transaction((tx) =>
      tx.execute(
        `update check_run set measures = '{"share": 0.7}' where check_name = 'text-bias' and submission_id = any($1)`,
        [[submissions['plain'], submissions['silent']]],
      ),
    );
    const measurement = { kind: 'outputs-with-measure', outputs: {}, checks: ['text-bias'], measure: 'share' } as const;
    expect(await count({ ...measurement, op: '>=', value: 0.7 })).toMatchObject({ population: 5, sample: 2, met: 2 });
    expect(await count({ ...measurement, op: '>', value: 0.7 })).toMatchObject({ population: 5, sample: 2, met: 0 });
  });

  it('compares pass rates with those of the period before', async () => {
    await fixture.hand(must(submitter), { system: 'staffing', at: day(-3), checks: { 'text-bias': 'flagged' } });
    const change = {
      kind: 'systems-pass-rate-change',
      checks: ['text-bias'],
      highRisk: true,
      leastResults: 1,
    } as const;
    expect(await count({ ...change, op: '>=', value: 1 }, [staffing])).toMatchObject({ population: 1, met: 1 });
    expect(await count({ ...change, op: '<', value: 1 }, [staffing])).toMatchObject({ population: 1, met: 0 });
    const tooFew = { ...change, leastResults: 2, op: '<', value: 1 } as const;
    expect(await count(tooFew, [staffing])).toMatchObject({ population: 1, sample: 0, met: 0 });
  });

  it('believes full verifications of the log, and that the alarm of one is ended by another only', async () => {
    const now = new Date();
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    const verified = (to = 60, from = -60) => {
      const scope = { systems: [answers], from: later(from), to: later(to) };
      return fixture.db.read((tx) => countMeasurement(tx, scope, { kind: 'log-verified' }, fixture.context));
    };
    const found = (kind: 'full' | 'incremental', ok: boolean, seconds: number) =>
      fixture.db.transaction((tx) =>
        tx.execute(`insert into audit_verification values (gen_random_uuid(), $1, 1, $2, '[]', $3)`, [
          kind,
          ok,
          later(seconds),
        ]),
      );
    const [nothing, whole, alarm] = [
      { population: 0, sample: 0, met: 0 },
      { population: 1, sample: 1, met: 1 },
      { population: 1, sample: 1, met: 0 },
    ];
    expect(await verified()).toMatchObject(nothing);
    await fixture.verify();
    expect(await verified()).toMatchObject(whole);
    await found('incremental', true, 20);
    expect(await verified(25, 15)).toMatchObject(nothing);
    await found('full', false, 30);
    expect(await verified()).toMatchObject(alarm);
    await found('incremental', true, 40);
    expect(await verified()).toMatchObject(alarm);
    await found('full', true, 50);
    expect(await verified()).toMatchObject(whole);
    expect(await verified(45)).toMatchObject(alarm);
    await found('incremental', false, 55);
    expect(await verified()).toMatchObject(alarm);
  });

  it('finds every actor of the log to be a pseudonym', async () => {
    const now = Date.now();
    const scope = { systems: [], from: new Date(now - 600_000), to: new Date(now + 60_000) };
    const { population, met } = await fixture.db.read((tx) =>
      countMeasurement(tx, scope, { kind: 'entries-pseudonymous' }, fixture.context),
    );
    expect(population).toBeGreaterThan(30);
    expect(met).toBe(population);
  });

  it('does not count what the verbs would never let happen', async () => {
    const id = await fixture.hand(must(submitter), { at: day(3) });
    await fixture.decide(must(first), id, { at: day(3, '10:00:00') });
    const alone = { systems: [answers], from: day(3, '00:00:00'), to: at };
    const released = (measurement: Measurement) =>
      fixture.db.read((tx) => countMeasurement(tx, alone, measurement, fixture.context));
    const twoApprovers = { kind: 'outputs-with-approvers', outputs: {}, least: 2 } as const;
    const copied = `insert into decision select gen_random_uuid(), submission_id, version, gen_random_uuid(), $2, role, outcome, counted,
      reasons, comment, assigned_to, content_digest, policy_digest, facts_digest, facts, claimed_at, entry_id, leaf_hash, created_at
      from decision where submission_id = $1 limit 1`;
    const copy = (person: PersonActor) => fixture.db.transaction((tx) => tx.execute(copied, [id, person.id]));
    await copy(must(submitter));
    expect(await released(twoApprovers)).toMatchObject({ population: 1, sample: 1, met: 0 });
    await copy(must(second));
    expect(await released(twoApprovers)).toMatchObject({ population: 1, sample: 1, met: 1 });
    const machine = { by: 'entry', actions: ['submission.routed'] } as const;
    const routed = { kind: 'outputs-showing', outputs: {}, alternatives: [machine] } as const;
    expect(await released({ ...routed, byPerson: false })).toMatchObject({ population: 1, sample: 1, met: 1 });
    expect(await released({ ...routed, byPerson: true })).toMatchObject({ population: 1, sample: 1, met: 0 });
  });

  it('misses an act whose entry was written over', async () => {
    await fixture.db.transaction((tx) =>
      tx.execute(`update submission set leaf_hash = 'x' where id = $1`, [submissions['waiting']]),
    );
    const { population, met } = await count({ kind: 'acts-with-entry' });
    expect(population - met).toBe(1);
  });
});
