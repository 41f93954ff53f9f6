import { describe, expect, it } from '@jest/globals';
import type { Schedule } from '@countersign/scheduling';
import { badSentences, codesOf } from '../image/testing/run-image-check.js';
import { runScheduleCheck } from '../schedule/testing/run-schedule-check.js';
import { scheduleDataQuality } from './schedule-data-quality.js';

const two = (number: number) => String(number).padStart(2, '0');

function plan(change: (schedule: Schedule) => void): { schedule: Schedule } {
  const schedule: Schedule = {
    timeZone: 'Asia/Taipei',
    start: '2026-12-01T08:00:00+08:00',
    machines: [{ id: 'M1' }, { id: 'M2' }],
    jobs: Array.from({ length: 30 }, (_, nth) => ({
      id: `J${two(nth)}`,
      dueAt: `2026-12-${two(nth + 1)}T17:00:00+08:00`,
      operations: [{ id: `J${two(nth)}-10`, eligible: [{ machine: `M${(nth % 2) + 1}`, minutes: 30 + nth }] }],
    })),
    assignments: [],
  };
  change(schedule);
  return { schedule };
}

describe('schedule-data-quality', () => {
  it('passes master data in which nothing stands out', async () => {
    const result = await runScheduleCheck(
      scheduleDataQuality,
      plan(() => undefined),
    );
    expect(result).toMatchObject({ outcome: 'passed', score: 1, findings: [], measures: { doubts: 0 } });
  });

  it('flags a unit that was mixed up, names the operation and asks what is meant', async () => {
    const result = await runScheduleCheck(
      scheduleDataQuality,
      plan(({ jobs }) => jobs[3]?.operations.forEach(({ eligible }) => eligible.forEach((it) => (it.minutes *= 60)))),
    );
    expect(result.outcome).toBe('flagged');
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]).toMatchObject({
      code: 'data-unit-suspect',
      severity: 'major',
      place: { kind: 'operation', ids: ['J03-10'] },
    });
    expect(result.findings[0]?.message.en).toBe(
      'J03-10: processing minutes 1,980, where 14 others are about 46. Are these seconds?',
    );
    expect(result.findings[0]?.explanation.en).toContain('/schedule/jobs/3/operations/0/eligible/0/minutes');
  });

  it('tells many faults of one kind in one finding, and passes with remarks only', async () => {
    const result = await runScheduleCheck(
      scheduleDataQuality,
      plan(({ machines }) => machines.push(...Array.from({ length: 9 }, (_, nth) => ({ id: `X${nth} ` })))),
    );
    expect(codesOf(result)).toEqual(['minor data-untidy-name', 'info data-unused-records']);
    expect(result.outcome).toBe('passed');
    expect(result.findings[0]?.message.en).toContain('8 more times');
  });

  it('writes sentences for every kind of fault in both languages', async () => {
    const result = await runScheduleCheck(
      scheduleDataQuality,
      plan((schedule) => {
        const { jobs, machines } = schedule;
        machines.push({ id: 'm-01' }, { id: 'M\u200b7', calendar: 'never' });
        schedule.calendars = [{ id: 'never', shifts: [] }];
        schedule.changeovers = [
          { machine: 'M1', from: 'a', to: 'b', minutes: 5 },
          { machine: 'M1', from: 'a', to: 'b', minutes: 6 },
          ...['ac', 'ba', 'bc', 'ca'].map((pair) => ({
            machine: 'M1',
            from: pair.slice(0, 1),
            to: pair.slice(1),
            minutes: 5,
          })),
        ];
        for (const [nth, job] of jobs.entries()) if (nth === 4) job.dueAt = '2028-12-05T17:00:00+08:00';
        const [first, second, third] = jobs;
        if (first && second && third) {
          first.releaseAt = '2026-12-20T08:00:00+08:00';
          delete second.dueAt;
          third.dueAt = '2026-12-03T17:00:00Z';
          third.id = 'ORDER';
          third.operations.forEach((it) => (it.skills = ['welding']));
        }
      }),
    );
    expect(new Set(result.findings.map(({ code }) => code))).toEqual(
      new Set([
        'data-near-duplicate',
        'data-untidy-name',
        'data-empty-calendar',
        'data-contradicting-records',
        'data-missing-changeover',
        'data-odd-date',
        'data-reversed-dates',
        'data-missing-field',
        'data-mixed-offsets',
        'data-odd-format',
        'data-missing-skill',
        'data-unused-records',
      ]),
    );
    expect(badSentences(result)).toEqual([]);
  });
});
