import { describe, expect, it } from '@jest/globals';
import type { Roster, Schedule } from '@countersign/scheduling';
import { badSentences, codesOf } from '../image/testing/run-image-check.js';
import { at, jobsPlan, smallPlan, smallRoster } from '../schedule/testing/plans.js';
import { runScheduleCheck } from '../schedule/testing/run-schedule-check.js';
import { scheduleFactuality } from './schedule-factuality.js';

type Assignments = Schedule['assignments'];
function assign(plan: Schedule, index: number, change: Partial<Assignments[number]>): void {
  const found = plan.assignments[index];
  if (found) Object.assign(found, change);
}

interface Case {
  name: string;
  change(plan: Schedule): void;
  codes: string[];
  message?: { en: string; 'zh-TW': string };
  ids?: string[];
}

const cases: Case[] = [
  { name: 'a valid plan', change: () => undefined, codes: [] },
  {
    name: 'an operation before its predecessor ends',
    change: (plan) => assign(plan, 1, { start: at(30), end: at(90) }),
    codes: ['critical precedence'],
    message: {
      en: 'A2 starts 30 min before A1, which it must follow, ends.',
      'zh-TW': '「A2」在其前置作業「A1」結束前 30 分鐘就開始。',
    },
    ids: ['A1', 'A2'],
  },
  {
    name: 'an operation that is left out',
    change: (plan) => plan.assignments.splice(1, 1),
    codes: ['critical completeness'],
    message: { en: 'A2 of job A is not assigned.', 'zh-TW': '工單「A」的「A2」未排入。' },
    ids: ['A2'],
  },
  {
    name: 'too short a changeover',
    change: (plan) => assign(plan, 2, { start: at(80), end: at(140) }),
    codes: ['major changeover'],
    message: {
      en: 'Between A1 and B1 on M1 (red to blue) there are 20 min; the changeover needs 30 min: 10 min are lacking.',
      'zh-TW': '機台「M1」在「A1」與「B1」之間（由「red」換到「blue」）僅有 20 分鐘，換線需要 30 分鐘：不足 10 分鐘。',
    },
  },
  {
    name: 'too short an operation',
    change: (plan) => assign(plan, 1, { end: at(75) }),
    codes: ['major duration'],
    message: {
      en: 'A2 is given 15 min on M2 and needs 60 min: 45 min too short.',
      'zh-TW': '「A2」在機台「M2」排定 15 分鐘，實際需要 60 分鐘：不足 45 分鐘。',
    },
  },
  {
    name: 'a late job, which is possible',
    change: (plan) => Object.assign(plan.jobs[1] ?? {}, { dueAt: at(105) }),
    codes: ['minor due'],
    message: {
      en: 'Job B of Birch ends 45 min after it is due at 2026-12-01 09:45.',
      'zh-TW': '客戶「Birch」的工單「B」比交期 2026-12-01 09:45 晚 45 分鐘完成。',
    },
  },
  {
    name: 'work outside opening hours',
    change: (plan) => assign(plan, 2, { start: at(500), end: at(560) }),
    codes: ['major calendar', 'minor due'],
  },
  {
    name: 'a machine that cannot do it',
    change: (plan) => assign(plan, 1, { machine: 'M1' }),
    codes: ['critical eligibility', 'critical machine-overlap'],
  },
  {
    name: 'a person without the skill',
    change: (plan) => assign(plan, 0, { person: 'P2' }),
    codes: ['critical skill'],
    message: { en: 'P2 lacks milling for A1.', 'zh-TW': '人員「P2」缺少「A1」所需的技能「milling」。' },
  },
  {
    name: 'nobody with the skill',
    change: (plan) => assign(plan, 0, { person: undefined }),
    codes: ['critical skill'],
    message: {
      en: 'Nobody is assigned to A1, which asks for milling.',
      'zh-TW': '「A1」需要技能「milling」，但未指派人員。',
    },
  },
  {
    name: 'material that is not there yet',
    change: (plan) => Object.assign(plan.materials?.[0] ?? {}, { onHand: 2 }),
    codes: ['major material', 'major material'],
  },
  {
    name: 'a machine that is not declared',
    change: (plan) => assign(plan, 1, { machine: 'M9' }),
    codes: ['major grounding'],
  },
  {
    name: 'a job before its release',
    change: (plan) => Object.assign(plan.jobs[1] ?? {}, { releaseAt: at(100) }),
    codes: ['major release'],
  },
  {
    name: 'operations in a ring',
    change: (plan) => Object.assign(plan.jobs[0]?.operations[0] ?? {}, { after: ['A2'] }),
    codes: ['critical precedence', 'critical cycle'],
  },
  {
    name: 'claims that are true',
    change: (plan) =>
      Object.assign(plan, {
        claims: { makespanMinutes: 150, lateJobs: 0, totalTardinessMinutes: 0, utilisation: { M1: 0.8 } },
      }),
    codes: [],
  },
  {
    name: 'a claim of a shorter schedule',
    change: (plan) => Object.assign(plan, { claims: { makespanMinutes: 100 } }),
    codes: ['major claim'],
    message: {
      en: 'Claimed for the length of the schedule: 100 min; computed: 2 h 30 min (50 min too low).',
      'zh-TW': '排程總時程聲稱為 100 分鐘，重新計算為 2 小時 30 分鐘（低估 50 分鐘）。',
    },
  },
  {
    name: 'a claim of utilisation',
    change: (plan) => Object.assign(plan, { claims: { utilisation: { M1: 0.95 } } }),
    codes: ['major claim'],
    message: {
      en: 'Claimed for the utilisation of M1: 95%; computed: 80% (15 percentage points too high).',
      'zh-TW': '機台「M1」的稼動率聲稱為 95%，重新計算為 80%（高估 15 個百分點）。',
    },
  },
  {
    name: 'a claim of no late jobs',
    change: (plan) => {
      Object.assign(plan.jobs[1] ?? {}, { dueAt: at(105) });
      plan.claims = { lateJobs: 0 };
    },
    codes: ['major claim', 'minor due'],
  },
];

describe('schedule-factuality of a production schedule', () => {
  it.each(cases.map((it) => [it.name, it] as const))('%s', async (_name, { change, codes, message, ids }) => {
    const plan = smallPlan();
    change(plan);
    const result = await runScheduleCheck(scheduleFactuality, { schedule: plan });
    const serious = codes.some((code) => /^(critical|major)/.test(code));
    expect(codesOf(result).toSorted()).toEqual(codes.toSorted());
    expect(result.outcome).toBe(serious ? 'flagged' : 'passed');
    if (message) expect(result.findings[0]?.message).toEqual(message);
    if (ids) expect(result.findings[0]?.place).toEqual({ kind: 'operation', ids });
    expect(badSentences(result)).toEqual([]);
  });

  it('rates the share of operations that are sound, and of claims that are true', async () => {
    const plan = smallPlan();
    plan.assignments.splice(1, 1);
    plan.claims = { makespanMinutes: 150, lateJobs: 7 };
    const { score, measures } = await runScheduleCheck(scheduleFactuality, { schedule: plan });
    expect(score).toBeCloseTo((2 / 3) * (1 / 2));
    expect(measures).toMatchObject({
      operations: 3,
      hardViolations: 1,
      claims: 2,
      untrueClaims: 1,
      makespanMinutes: 150,
    });
  });

  it('lists at most 200 findings, worst first, and says how many more there are', async () => {
    const plan = jobsPlan(Array.from({ length: 300 }, (_, index) => ({ id: `J${index}`, late: true })));
    plan.assignments.splice(0, 1);
    plan.assignments.forEach((it, index) => Object.assign(it, index < 150 ? { end: at(30 + (index % 7)) } : {}));
    const result = await runScheduleCheck(scheduleFactuality, { schedule: plan });
    expect(result.findings.length).toBeLessThanOrEqual(200);
    expect(codesOf(result)[0]).toBe('critical completeness');
    const shown = (code: string) => result.findings.filter((it) => it.code === code && it.place !== null);
    const summaries = result.findings.filter(({ place }) => place === null);
    expect(summaries.map(({ code }) => code)).toEqual(['duration', 'due']);
    for (const { code, message } of summaries) {
      const total = code === 'duration' ? 150 : 299;
      expect(message.en).toBe(`And ${total - shown(code).length} more of this kind (${code}).`);
    }
    expect(shown('due').length).toBeGreaterThan(90);
    expect(shown('duration')[0]?.message.en).toContain('30 min too short');
    expect(badSentences(result)).toEqual([]);
  });
});

const rosterCases: {
  name: string;
  change(roster: Roster): void;
  codes: string[];
  message?: { en: string; 'zh-TW': string };
}[] = [
  { name: 'a valid roster', change: () => undefined, codes: [] },
  {
    name: 'a shift that is short of people',
    change: (roster) => Object.assign(roster.shifts[0] ?? {}, { count: 3 }),
    codes: ['major coverage'],
    message: {
      en: 'Shift D1 needs 3 people and has 1: 2 lacking.',
      'zh-TW': '班次「D1」需要 3 人，僅排 1 人：缺 2 人。',
    },
  },
  {
    name: 'a person without the skill',
    change: (roster) => Object.assign(roster.assignments[1] ?? {}, { person: 'Wu' }),
    codes: ['critical rest', 'critical skill'],
  },
  {
    name: 'too little rest',
    change: (roster) => roster.assignments.push({ person: 'Chen', shift: 'D2' }),
    codes: ['critical rest'],
    message: {
      en: 'Chen rests 2 h between shifts N1 and D2; 11 h are required: 9 h lacking.',
      'zh-TW': '人員「Chen」在班次「N1」與「D2」之間僅休息 2 小時，應為 11 小時：不足 9 小時。',
    },
  },
  {
    name: 'the same shift twice',
    change: (roster) => roster.assignments.push({ person: 'Lin', shift: 'D1' }),
    codes: ['critical double-booking'],
  },
  {
    name: 'too many hours',
    change: (roster) => Object.assign(roster, { rules: { maxHoursPerWeek: 6 } }),
    codes: ['critical hours', 'critical hours', 'critical hours'],
  },
  {
    name: 'too many days in a row',
    change: (roster) => {
      roster.rules = { maxConsecutiveDays: 1 };
      roster.assignments.push({ person: 'Lin', shift: 'D2' });
    },
    codes: ['critical consecutive-days'],
    message: {
      en: 'Lin works 2 days in a row from 2026-12-01 to 2026-12-02; the limit is 1 days.',
      'zh-TW': '人員「Lin」自 2026-12-01 至 2026-12-02 連續工作 2 天，上限為 1 天。',
    },
  },
  {
    name: 'a refused wish, which is possible',
    change: (roster) => Object.assign(roster, { requests: [{ person: 'Wu', date: '2026-12-02', wish: 'off' }] }),
    codes: ['minor request'],
    message: {
      en: 'Wu asked to be off on 2026-12-02 and works D2.',
      'zh-TW': '人員「Wu」申請 2026-12-02 休假，仍排入「D2」。',
    },
  },
  {
    name: 'claims that are untrue',
    change: (roster) =>
      Object.assign(roster, { claims: { uncoveredShifts: 1, refusedRequests: 0, hours: { Lin: 7.5 } } }),
    codes: ['major claim', 'major claim'],
  },
  {
    name: 'a person who is not declared',
    change: (roster) => roster.assignments.push({ person: 'Nobody', shift: 'D1' }),
    codes: ['major grounding'],
    message: {
      en: 'The person "Nobody" is used but not declared (/roster/assignments/3/person).',
      'zh-TW': '使用了未宣告的人員「Nobody」（/roster/assignments/3/person）。',
    },
  },
];

describe('schedule-factuality of a roster', () => {
  it.each(rosterCases.map((it) => [it.name, it] as const))('%s', async (_name, { change, codes, message }) => {
    const plan = smallRoster();
    change(plan);
    const result = await runScheduleCheck(scheduleFactuality, { roster: plan });
    expect(codesOf(result)).toEqual(codes);
    expect(result.outcome).toBe(codes.some((code) => /^(critical|major)/.test(code)) ? 'flagged' : 'passed');
    if (message) expect(result.findings[0]?.message).toEqual(message);
    expect(badSentences(result)).toEqual([]);
  });
});
