import { describe, expect, it } from '@jest/globals';
import type { Schedule } from '@countersign/scheduling';
import { badSentences, codesOf } from '../image/testing/run-image-check.js';
import { at, jobsPlan, smallPlan, smallRoster } from '../schedule/testing/plans.js';
import { runScheduleCheck } from '../schedule/testing/run-schedule-check.js';
import { scheduleExplainability } from './schedule-explainability.js';

function latePlan(reasons: Schedule['reasons'] = []): Schedule {
  const plan = smallPlan();
  Object.assign(plan.jobs[1] ?? {}, { dueAt: at(105) });
  plan.reasons = reasons;
  return plan;
}
const general = ['info robustness', 'info length-explained', 'info bottleneck-machine'];
const remarks = ['info late-job-explained', ...general];

describe('schedule-explainability of a production schedule', () => {
  it.each([
    ['nothing late, nothing stated', smallPlan(), null, 'passed', general],
    ['late without a reason', latePlan(), null, 'flagged', ['major late-jobs-without-reason', ...remarks]],
    [
      'late without a reason, with a rationale',
      latePlan(),
      'See the plan.',
      'passed',
      ['minor late-jobs-without-reason', ...remarks],
    ],
    [
      'late with a reason that holds',
      latePlan([{ operation: 'B1', text: 'waits for the machine' }]),
      null,
      'passed',
      remarks,
    ],
    [
      'late with a reason that holds (Chinese)',
      latePlan([{ operation: 'B1', text: '等待機台' }]),
      null,
      'passed',
      remarks,
    ],
    [
      'late with a reason that does not hold',
      latePlan([{ operation: 'B1', text: '避免換線' }]),
      null,
      'flagged',
      ['major reason-contradicted', ...remarks],
    ],
    [
      'late with a reason nobody can check',
      latePlan([{ operation: 'B1', text: 'the planner liked it' }]),
      null,
      'inconclusive',
      remarks,
    ],
  ] as const)('%s', async (_name, plan, rationale, outcome, codes) => {
    const result = await runScheduleCheck(scheduleExplainability, { schedule: structuredClone(plan) }, rationale);
    expect({ outcome: result.outcome, codes: codesOf(result) }).toEqual({ outcome, codes });
    expect(badSentences(result)).toEqual([]);
  });

  it('follows the chain down to what binds', async () => {
    const { findings, score } = await runScheduleCheck(scheduleExplainability, { schedule: latePlan() });
    const late = findings.find(({ code }) => code === 'late-job-explained');
    expect(late?.place).toEqual({ kind: 'operation', ids: ['A1', 'B1'] });
    expect(late?.message).toEqual({
      en: 'Job B of Birch is 45 min late, mainly by work of other jobs before it.',
      'zh-TW': '客戶「Birch」的工單「B」延遲 45 分鐘，主因為排在前面的其他工單。',
    });
    expect(late?.explanation.en).toBe(
      'From the start of the schedule to its end: its own work 60 min, work of other jobs before it 60 min, changeovers 30 min. ' +
        'The chain begins at A1 with the start of the schedule. ' +
        'Chain: A1 on M1 (the start of the schedule), then B1 on M1 (machine M1 busy with A1 until 2026-12-01 09:00; changeover 30 min).',
    );
    expect(late?.explanation['zh-TW']).toContain('本身加工 60 分鐘、排在前面的其他工單 60 分鐘、換線 30 分鐘');
    expect(late?.explanation['zh-TW']).toContain(
      '「B1」在機台「M1」（機台「M1」由「A1」占用至 2026-12-01 09:00；換線 30 分鐘）',
    );
    expect(score).toBe(0);
  });

  it('says in words what each step of a chain waited for', async () => {
    const plan = latePlan();
    Object.assign(plan.jobs[0] ?? {}, { dueAt: at(100) });
    plan.people?.push({ id: 'P3' });
    Object.assign(plan.assignments[1] ?? {}, { start: at(100), end: at(160), person: 'P3' });
    Object.assign(plan.jobs[1] ?? {}, { releaseAt: at(590) });
    // Released after closing time, it starts the next morning.
    Object.assign(plan.assignments[2] ?? {}, { start: at(1440), end: at(1500) });
    const { findings } = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    const texts = findings.filter(({ code }) => code === 'late-job-explained').map(({ explanation }) => explanation.en);
    expect(texts[0]).toContain('B1 on M1 (job released 2026-12-01 17:50; closed for 14 h 10 min)');
    expect(texts[1]).toContain(
      'A2 on M2 (its predecessor A1 until 2026-12-01 09:00; 40 min for no reason in the data)',
    );
  });

  it('names the machine that held work up, what has no slack, and how promises stand small delays', async () => {
    const plan = smallPlan();
    Object.assign(plan.jobs[1] ?? {}, { dueAt: at(175) });
    const { findings, measures } = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    const messageOf = (code: string) => findings.find((it) => it.code === code)?.message;
    expect(messageOf('bottleneck-machine')).toEqual({
      en: 'Operations waited 10 min in all for machine M1 and for nothing else.',
      'zh-TW': '各作業僅為等待機台「M1」合計 10 分鐘。',
    });
    expect(findings.find(({ code }) => code === 'length-explained')?.explanation.en).toMatch(
      /2 of 3 operations have no slack/,
    );
    expect(measures.operationsWithoutSlack).toBe(2);
    expect(messageOf('robustness')?.en).toMatch(/all 2 promised dates hold in \d+(\.\d)?% of 500 simulations/);
    expect(findings.find(({ code }) => code === 'robustness')?.explanation.en).toMatch(/Least often hold: A \(/);
    const again = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    expect(again.measures.promisesHoldShare).toBe(measures.promisesHoldShare);
  });

  it('names tools, batches, locks and the frozen horizon in chains', async () => {
    const plan = smallPlan();
    plan.machines.push({ id: 'M3', batch: { capacity: 9 } });
    plan.tools = [{ id: 'Jig' }];
    const c1 = { id: 'C1', eligible: [{ machine: 'M3', minutes: 60 }], after: ['A2'], tools: [{ tool: 'Jig' }] };
    const others = [
      { id: 'C', dueAt: at(130), operations: [c1] },
      { id: 'D', dueAt: at(140), operations: [{ id: 'D1', eligible: [{ machine: 'M3', minutes: 50 }] }] },
      {
        id: 'E',
        dueAt: at(150),
        operations: [{ ...c1, id: 'E1', after: [], eligible: [{ machine: 'M4', minutes: 10 }] }],
      },
      {
        id: 'F',
        dueAt: at(160),
        operations: [{ id: 'F1', eligible: [{ machine: 'M5', minutes: 10 }], locked: { start: at(200) } }],
      },
    ];
    plan.machines.push({ id: 'M4' }, { id: 'M5' });
    plan.jobs.push(...others);
    plan.assignments.push(
      { operation: 'C1', machine: 'M3', start: at(120), end: at(180) },
      { operation: 'D1', machine: 'M3', start: at(120), end: at(180) },
      { operation: 'E1', machine: 'M4', start: at(180), end: at(190) },
      { operation: 'F1', machine: 'M5', start: at(200), end: at(210) },
    );
    const { findings } = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    const texts = findings.filter(({ code }) => code === 'late-job-explained').map(({ explanation }) => explanation);
    const all = texts.map(({ en }) => en).join(' ');
    expect(all).toContain('D1 on M3 (in a batch with C1, which waited for its predecessor A2 until 2026-12-01 10:00)');
    expect(all).toContain('E1 on M4 (tool Jig held by C1 until 2026-12-01 11:00)');
    expect(all).toContain('F1 on M5 (locked by a planner at 2026-12-01 11:20)');
    const zh = texts.map((text) => text['zh-TW']).join('');
    expect(zh).toContain('「D1」在機台「M3」（與「C1」同批，後者等待前置作業「A2」至 2026-12-01 10:00）');
    expect(zh).toContain('「E1」在機台「M4」（工具「Jig」由「C1」使用至 2026-12-01 11:00）');
    expect(zh).toContain('「F1」在機台「M5」（計畫人員鎖定於 2026-12-01 11:20）');
  });

  it('names a late, urgent operation behind a less urgent one that could have waited', async () => {
    const plan = smallPlan();
    plan.materials = [{ id: 'steel', onHand: 10 }];
    Object.assign(plan.jobs[0] ?? {}, { priority: 3 });
    Object.assign(plan.jobs[1] ?? {}, { priority: 1, dueAt: at(100) });
    const { findings } = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    expect(findings.find(({ code }) => code === 'late-behind-less-urgent')).toMatchObject({
      severity: 'minor',
      place: { ids: ['B1', 'A1'] },
      message: {
        en: 'B1 (priority 1) was ready on M1 while A1 (priority 3) ran first, for 60 min; its job B is 50 min late.',
        'zh-TW':
          '「B1」（優先順序 1）在機台「M1」已可開始，但「A1」（優先順序 3）先行加工 60 分鐘；其工單「B」延遲 50 分鐘。',
      },
    });
  });

  it('names the material that everything waited for', async () => {
    const plan = latePlan();
    Object.assign(plan.materials?.[0] ?? {}, { arrivals: [{ at: at(200), quantity: 5 }] });
    Object.assign(plan.assignments[2] ?? {}, { start: at(200), end: at(260) });
    const { findings } = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    const late = findings.find(({ code }) => code === 'late-job-explained');
    expect(late?.message.en).toMatch(/mainly by waiting for material/);
    expect(late?.explanation.en).toMatch(/begins at B1 with material \(steel\)/);
  });

  it('names who stands against a reason', async () => {
    const plan = latePlan([{ operation: 'B1', text: 'same family, no changeover' }]);
    const { findings } = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    expect(findings[0]).toMatchObject({
      place: { kind: 'operation', ids: ['B1', 'A1'] },
      message: {
        en: 'The reason stated for B1 ("it needs no changeover") does not hold.',
        'zh-TW': '「B1」所陳述的理由（不需換線）不成立。',
      },
    });
  });

  it('lists at most 200 of many late jobs', async () => {
    const plan = jobsPlan(Array.from({ length: 400 }, (_, index) => ({ id: `J${index}`, late: true })));
    const result = await runScheduleCheck(scheduleExplainability, { schedule: plan });
    expect(result.findings.length).toBeLessThanOrEqual(200);
    expect(result.findings.at(-1)?.message.en).toMatch(/^And 2\d\d more of this kind/);
    expect(result.measures.lateJobs).toBe(400);
    expect(badSentences(result)).toEqual([]);
  });
});

describe('schedule-explainability of a roster', () => {
  const refusing = (reasons: { person: string; shift?: string; text: string }[] = []) => ({
    ...smallRoster(),
    requests: [{ person: 'Wu', date: '2026-12-02', wish: 'off' as const }],
    reasons,
  });

  it.each([
    ['nothing refused', smallRoster(), 'passed', []],
    ['a refusal without a reason', refusing(), 'flagged', ['major refusals-without-reason', 'info refusal-explained']],
    [
      'a refusal with a reason',
      refusing([{ person: 'Wu', shift: 'D2', text: 'nobody else' }]),
      'inconclusive',
      ['info refusal-explained'],
    ],
    [
      'a reason for another shift',
      refusing([{ person: 'Wu', shift: 'D1', text: 'x' }]),
      'flagged',
      ['major refusals-without-reason', 'info refusal-explained'],
    ],
  ] as const)('%s', async (_name, roster, outcome, codes) => {
    const result = await runScheduleCheck(scheduleExplainability, { roster: structuredClone(roster) });
    expect({ outcome: result.outcome, codes: codesOf(result) }).toEqual({ outcome, codes });
    expect(badSentences(result)).toEqual([]);
  });

  it('says who could have worked instead', async () => {
    const { findings } = await runScheduleCheck(scheduleExplainability, { roster: refusing() });
    const refusal = findings.find(({ code }) => code === 'refusal-explained');
    expect(refusal?.explanation.en).toMatch(/^2 others .*: Lin, Chen\./);
    const everybodyOff = refusing();
    everybodyOff.requests.push(
      { person: 'Lin', date: '2026-12-02', wish: 'off' },
      { person: 'Chen', date: '2026-12-02', wish: 'off' },
    );
    const result = await runScheduleCheck(scheduleExplainability, { roster: everybodyOff });
    expect(result.findings.find(({ code }) => code === 'refusal-explained')?.explanation.en).toMatch(/^Nobody else/);
  });
});
