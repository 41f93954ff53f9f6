import { describe, expect, it } from '@jest/globals';
import { badSentences, codesOf } from '../image/testing/run-image-check.js';
import { at, jobsPlan, loadRoster, smallPlan } from '../schedule/testing/plans.js';
import { runScheduleCheck } from '../schedule/testing/run-schedule-check.js';
import { scheduleBias } from './schedule-bias.js';

/** `late` of `all` jobs of each customer are late. */
const customers = (shares: Record<string, [late: number, all: number]>) =>
  jobsPlan(
    Object.entries(shares).flatMap(([customer, [late, all]]) =>
      Array.from({ length: all }, (_, index) => ({ id: `${customer}${index}`, customer, late: index < late })),
    ),
  );

const crew = (group: string, loads: readonly [nights: number, days: number][]) =>
  loads.map(([nights, days], index) => ({ id: `${group}${index}`, group, nights, days }));

describe('schedule-bias over customers', () => {
  it.each([
    ['alike', { ACME: [2, 10], Birch: [2, 10] }, 'passed', []],
    ['one always late, the other never', { ACME: [10, 10], Birch: [0, 10] }, 'flagged', ['major late-share-uneven']],
    [
      'a gap that five jobs each cannot bear out',
      { ACME: [3, 5], Birch: [0, 5] },
      'passed',
      ['minor late-share-uneven'],
    ],
    ['a gap that is most likely chance', { ACME: [2, 5], Birch: [0, 5] }, 'passed', []],
    ['everybody late', { ACME: [5, 5], Birch: [5, 5] }, 'passed', []],
    ['too few jobs to compare', { ACME: [4, 4], Birch: [0, 9] }, 'inconclusive', []],
    ['one customer', { ACME: [1, 9] }, 'inconclusive', []],
  ] as const)('%s', async (_name, shares, outcome, codes) => {
    const plan = customers(
      Object.fromEntries(Object.entries(shares).map(([name, [late, all]]) => [name, [late, all]])),
    );
    const result = await runScheduleCheck(scheduleBias, { schedule: plan });
    expect({ outcome: result.outcome, codes: codesOf(result) }).toEqual({ outcome, codes });
    expect(result.score === null).toBe(outcome === 'inconclusive');
    expect(badSentences(result)).toEqual([]);
  });

  it('points at the late jobs of the customer that waits most', async () => {
    const { findings, measures } = await runScheduleCheck(scheduleBias, {
      schedule: customers({ ACME: [8, 10], Birch: [1, 10] }),
    });
    expect(findings[0]).toMatchObject({
      place: { kind: 'operation', ids: Array.from({ length: 8 }, (_, index) => `ACME${index}-1`) },
      message: {
        en: '80% of the jobs of ACME are late (8 of 10), 10% of those of Birch (1 of 10).',
        'zh-TW': '客戶「ACME」的工單有 80% 延遲（10 張中 8 張），客戶「Birch」為 10%（10 張中 1 張）。',
      },
    });
    // Fisher's exact test of 8/10 against 1/10, two-sided.
    expect(measures.lateShareProbability).toBeCloseTo(0.0055, 4);
  });

  it('compares classes of orders as it compares customers', async () => {
    const plan = customers({ ACME: [5, 20] });
    plan.jobs = plan.jobs.map((job, nth) => ({ ...job, customer: undefined, class: nth < 10 ? 'small' : 'large' }));
    const { findings, measures, outcome } = await runScheduleCheck(scheduleBias, { schedule: plan });
    expect(findings).toMatchObject([
      {
        code: 'late-share-uneven-by-class',
        place: { ids: ['ACME0-1', 'ACME1-1', 'ACME2-1', 'ACME3-1', 'ACME4-1'] },
        message: {
          en: '50% of the jobs of class small are late (5 of 10), 0% of those of class large (0 of 10).',
          'zh-TW': '訂單類別「small」的工單有 50% 延遲（10 張中 5 張），訂單類別「large」為 0%（10 張中 0 張）。',
        },
      },
    ]);
    // Means of 22.5 and 0 minutes; 45 minutes each, half of the time.
    expect(measures).toMatchObject({ orderClasses: 2, classLateShareDifference: 0.5, classLatenessGini: 0.5 });
    expect(measures.classLatenessStandardisedDifference).toBeCloseTo(22.5 / Math.sqrt((10 * 22.5 ** 2) / 18), 9);
    expect(outcome).toBe('flagged');
  });

  it('makes less of the widest gap where there are many customers', async () => {
    const wide: Record<string, [number, number]> = { ACME: [6, 10], Birch: [0, 10] };
    const others = Object.fromEntries(
      Array.from({ length: 18 }, (_, at): [string, [number, number]] => [`C${at}`, [3, 10]]),
    );
    const few = await runScheduleCheck(scheduleBias, { schedule: customers(wide) });
    const many = await runScheduleCheck(scheduleBias, { schedule: customers({ ...wide, ...others }) });
    expect(codesOf(few)).toEqual(['major late-share-uneven']);
    expect(many.measures.lateShareProbability).toBeGreaterThan(0.3);
    expect(codesOf(many)).toEqual([]);
  });

  it('is inconclusive, not passed, where nobody is named', async () => {
    const result = await runScheduleCheck(scheduleBias, { schedule: jobsPlan([{ id: 'A', late: true }]) });
    expect(result.outcome).toBe('inconclusive');
    expect(result.summary.en).toMatch(/Neither customers nor people/);
  });

  it('is inconclusive where people work and too few are declared', async () => {
    const plan = smallPlan();
    plan.jobs = plan.jobs.map((job) => ({ ...job, customer: undefined }));
    const result = await runScheduleCheck(scheduleBias, { schedule: plan });
    expect(result.outcome).toBe('inconclusive');
    expect(result.summary['zh-TW']).toBe('無法比較負荷：宣告的人員少於 5 人。');
  });

  it('sees who works at night in a production schedule', async () => {
    const groups = (value: string) => [{ attribute: 'contract', value }];
    const people = Array.from({ length: 12 }, (_, index) => ({
      id: `P${index}`,
      groups: groups(index < 6 ? 'temporary' : 'permanent'),
    }));
    const plan = jobsPlan(people.map(({ id }) => ({ id: `J${id}`, late: false })));
    plan.people = people;
    plan.assignments.forEach((it, index) => {
      const from = index < 6 ? 15 * 60 + index : index;
      Object.assign(it, { person: `P${index}`, start: at(from), end: at(from + 60) });
    });
    const result = await runScheduleCheck(scheduleBias, { schedule: plan });
    expect(codesOf(result)).toContain('major group-load-differs');
    const finding = result.findings.find(({ code }) => code === 'group-load-differs');
    expect(finding?.place).toEqual({ kind: 'operation', ids: people.slice(0, 6).map(({ id }) => `J${id}-1`) });
    expect(finding?.message.en).toMatch(/People with contract "temporary" have .* more night work/);
    expect(badSentences(result)).toEqual([]);
  });
});

describe('schedule-bias over people', () => {
  it('sees whose wishes are refused and who works overtime', async () => {
    const loads = [5, 5, 5, 5, 5, 5].map((days): [number, number] => [0, days]);
    const roster = loadRoster([...crew('a', loads), ...crew('b', loads)]);
    // Everybody asks for two days off; group a gets neither, group b both. Group a agreed to fewer hours than it works.
    roster.requests = roster.people.flatMap(({ id }, at) =>
      (at < 6 ? ['2026-11-30', '2026-12-01'] : ['2026-12-05', '2026-12-06']).map((date) => ({
        person: id,
        date,
        wish: 'off' as const,
      })),
    );
    roster.people.forEach((person, at) => (person.contract = { hoursPerWeek: at < 6 ? 30 - at : 40 }));
    const result = await runScheduleCheck(scheduleBias, { roster });
    const messages = result.findings.map(({ severity, message }) => `${severity} ${message.en}`);
    expect(messages).toContain(
      'major People with contract "a" have 100 percentage points more refused wishes to be off each than the others (100% on average, 6 people).',
    );
    expect(messages.find((it) => it.includes('overtime'))).toMatch(/contract "a" have .* more overtime each/);
    expect(badSentences(result)).toEqual([]);
  });

  it('lays to contracts what they explain, and only that', async () => {
    const short = [1, 2, 1, 2, 1, 2].map((days): [number, number] => [0, days]);
    const long = [9, 10].map((days): [number, number] => [0, days]);
    const plan = (extra: number) => {
      const roster = loadRoster([
        ...crew('a', [...short, ...long]),
        ...crew(
          'b',
          [...long, ...long, ...long, ...short.slice(0, 2)].map(([none, days]) => [none, days + extra]),
        ),
      ]);
      // Who has a short contract works few days, in either group.
      roster.people.forEach((person, at) => {
        const isShort = at < 6 || at >= 14;
        person.contract = { hoursPerWeek: isShort ? 10 : 40 };
      });
      return roster;
    };
    const alike = await runScheduleCheck(scheduleBias, { roster: plan(0) });
    const [finding] = alike.findings.filter(({ code }) => code === 'group-load-differs');
    expect(finding?.severity).toBe('minor');
    expect(finding?.explanation?.en).toMatch(/Contract and skills explain -?\d+ h.* of it, .* they do not/);
    const unlike = await runScheduleCheck(scheduleBias, { roster: plan(6) });
    expect(codesOf(unlike)).toContain('major group-load-differs');
    expect([...badSentences(alike), ...badSentences(unlike)]).toEqual([]);
  });

  it('says where contracts differ so much that nothing can be told apart', async () => {
    const loads = [1, 2, 3, 2, 1].map((nights): [number, number] => [nights, 5 - nights]);
    const roster = loadRoster([
      ...crew('a', loads),
      ...crew(
        'b',
        loads.map(() => [0, 5]),
      ),
    ]);
    roster.people.forEach((person, at) => (person.contract = { hoursPerWeek: at < 5 ? 38 : 40 }));
    const { findings } = await runScheduleCheck(scheduleBias, { roster });
    const finding = findings.find(({ code }) => code === 'group-load-differs');
    expect(finding?.explanation?.['zh-TW']).toContain('無法區分由契約與技能所致的部分');
  });

  it.each([
    [
      'alike',
      [
        ...crew('a', [
          [1, 4],
          [2, 3],
          [1, 4],
          [2, 3],
          [1, 4],
        ]),
        ...crew('b', [
          [2, 3],
          [1, 4],
          [2, 3],
          [1, 4],
          [2, 3],
        ]),
      ],
      'passed',
      [],
    ],
    [
      'all nights on one group',
      [
        ...crew('a', [
          [3, 2],
          [4, 1],
          [3, 2],
          [4, 1],
          [3, 2],
        ]),
        ...crew('b', [
          [0, 5],
          [1, 4],
          [0, 5],
          [1, 4],
          [0, 5],
        ]),
      ],
      'flagged',
      ['major group-load-differs', 'minor load-uneven'],
    ],
    [
      'too small a group',
      [
        ...crew('a', [
          [3, 2],
          [4, 1],
          [3, 2],
        ]),
        ...crew('b', [
          [1, 4],
          [1, 4],
          [1, 4],
          [1, 4],
          [1, 4],
        ]),
      ],
      'inconclusive',
      [],
    ],
    [
      'too few people',
      crew('a', [
        [1, 1],
        [1, 1],
      ]),
      'inconclusive',
      [],
    ],
    ['nobody works', crew('a', [[0, 0]]), 'inconclusive', []],
  ] as const)('%s', async (_name, people, outcome, codes) => {
    const result = await runScheduleCheck(scheduleBias, { roster: loadRoster(people) });
    expect({ outcome: result.outcome, codes: codesOf(result) }).toEqual({ outcome, codes });
    expect(badSentences(result)).toEqual([]);
  });

  it('compares people without groups, and says that no groups were declared', async () => {
    const people = Array.from({ length: 6 }, (_, index) => ({ id: `P${index}`, nights: 1, days: 4 }));
    const result = await runScheduleCheck(scheduleBias, { roster: loadRoster(people) });
    expect(result.outcome).toBe('passed');
    expect(result.summary.en).toMatch(/No groups are declared/);
  });
});
