import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { maxOperations, scheduleContent } from './schedule-content.js';

const valid = () => ({
  schedule: {
    timeZone: 'Asia/Taipei',
    start: '2026-12-01T08:00:00+08:00',
    calendars: [
      {
        id: 'day',
        shifts: [{ days: ['mon', 'tue'], from: '08:00', to: '17:00' }],
        exceptions: [{ date: '2026-12-25', open: [] }],
      },
    ],
    machines: [{ id: 'M1', calendar: 'day', batch: { capacity: 100, minimum: 5 } }],
    tools: [{ id: 'mould', count: 2, calendar: 'day' }, { id: 'gauge' }],
    customers: [{ id: 'ACME', class: 'key' }, { id: 'Birch' }],
    people: [
      { id: 'P1', skills: ['milling'], calendar: 'day', groups: [{ attribute: 'contract', value: 'temporary' }] },
    ],
    materials: [{ id: 'steel', onHand: 40, arrivals: [{ at: '2026-12-02T08:00:00+08:00', quantity: 100 }] }],
    changeovers: [{ machine: 'M1', from: 'red', to: 'blue', minutes: 30 }],
    jobs: [
      {
        id: 'J1',
        customer: 'ACME',
        class: 'rush',
        priority: 1,
        releaseAt: '2026-12-01T08:00:00+08:00',
        dueAt: '2026-12-03T08:00:00Z',
        quantity: 10,
        operations: [
          {
            id: 'J1-10',
            eligible: [{ machine: 'M1', minutes: 60 }],
            after: [],
            family: 'red',
            materials: [{ material: 'steel', quantity: 5 }],
            skills: ['milling'],
            tools: [{ tool: 'mould', count: 2 }, { tool: 'gauge' }],
            lotSize: { minimum: 5, maximum: 20, multipleOf: 5 },
            locked: { machine: 'M1', person: 'P1', start: '2026-12-01T08:00:00+08:00' },
          },
        ],
      },
    ],
    assignments: [
      {
        operation: 'J1-10',
        machine: 'M1',
        person: 'P1',
        start: '2026-12-01T08:00:00+08:00',
        end: '2026-12-01T09:00:00+08:00',
        quantity: 10,
        job: 'J1',
      },
    ],
    frozen: {
      until: '2026-12-01T12:00:00+08:00',
      assignments: [
        { operation: 'J1-10', machine: 'M1', start: '2026-12-01T08:00:00+08:00', end: '2026-12-01T09:00:00+08:00' },
      ],
    },
    claims: {
      makespanMinutes: 480,
      lateJobs: 0,
      totalTardinessMinutes: 0,
      maxTardinessMinutes: 0,
      changeoverMinutes: 0,
      utilisation: { M1: 0.82 },
      tardinessMinutes: { J1: 0 },
      workHours: { P1: 1 },
      promises: { J1: '2026-12-03T08:00:00Z' },
    },
    reasons: [
      { operation: 'J1-10', text: 'first because its material is on hand' },
      { job: 'J1', text: 'it is due earliest' },
    ],
  },
});

/** The valid content with one place (a path of keys) set to a value. */
function changed(path: string, value: unknown): unknown {
  const copy: unknown = valid();
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy);
  Reflect.set(Object(parent), last, value);
  return copy;
}

function refusedAt(content: unknown): string[] {
  const result = scheduleContent.safeParse(content);
  return result.success ? [] : result.error.issues.map((issue) => `/${issue.path.join('/')}`);
}

describe('scheduleContent', () => {
  it('takes the documented shape and leaves it as it came', () => {
    expect(scheduleContent.parse(valid())).toEqual(valid());
  });

  it('needs only a zone, a start, machines, jobs and assignments', () => {
    const { timeZone, start, machines } = valid().schedule;
    const jobs = [{ id: 'J', operations: [{ id: 'O', eligible: [{ machine: 'M1', minutes: 0 }] }] }];
    expect(refusedAt({ schedule: { timeZone, start, machines, jobs, assignments: [] } })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['/schedule/surprise', 1, '/schedule'],
    ['/schedule/start', '2026-12-01T08:00:00', '/schedule/start'],
    ['/schedule/start', '2026-12-01', '/schedule/start'],
    ['/schedule/timeZone', 'Asia/Nowhere', '/schedule/timeZone'],
    ['/schedule/assignments/0/start', '2026-02-30T08:00:00Z', '/schedule/assignments/0/start'],
    ['/schedule/assignments/0/end', '2030-01-01T08:00:00Z', '/schedule/assignments/0/end'],
    ['/schedule/assignments/0/note', 'x', '/schedule/assignments/0'],
    ['/schedule/machines', [], '/schedule/machines'],
    ['/schedule/machines', [{ id: 'M1' }, { id: 'M1' }], '/schedule/machines/1/id'],
    ['/schedule/calendars/0/shifts/0/to', '08:00', '/schedule/calendars/0/shifts/0/to'],
    ['/schedule/calendars/0/shifts/0/to', '24:30', '/schedule/calendars/0/shifts/0/to'],
    ['/schedule/calendars/0/shifts/0/from', '24:00', '/schedule/calendars/0/shifts/0/from'],
    ['/schedule/calendars/0/exceptions/0/date', '2026-02-29', '/schedule/calendars/0/exceptions/0/date'],
    ['/schedule/jobs/0/operations/0/eligible', [], '/schedule/jobs/0/operations/0/eligible'],
    ['/schedule/jobs/0/operations/0/eligible/0/minutes', -1, '/schedule/jobs/0/operations/0/eligible/0/minutes'],
    ['/schedule/materials/0/arrivals/0/at', '1900-01-01T00:00:00Z', '/schedule/materials/0/arrivals/0/at'],
    ['/schedule/jobs/0/dueAt', '2099-01-01T00:00:00Z', '/schedule/jobs/0/dueAt'],
    ['/schedule/tools/1/id', 'mould', '/schedule/tools/1/id'],
    ['/schedule/tools/0/count', 0, '/schedule/tools/0/count'],
    ['/schedule/customers/1/id', 'ACME', '/schedule/customers/1/id'],
    ['/schedule/machines/0/batch/capacity', 0, '/schedule/machines/0/batch/capacity'],
    ['/schedule/machines/0/batch/minimum', 101, '/schedule/machines/0/batch/minimum'],
    ['/schedule/jobs/0/operations/0/tools/1/tool', 'mould', '/schedule/jobs/0/operations/0/tools/1/tool'],
    ['/schedule/jobs/0/operations/0/lotSize/minimum', 21, '/schedule/jobs/0/operations/0/lotSize/minimum'],
    ['/schedule/jobs/0/operations/0/locked', { machine: 'M1' }, '/schedule/jobs/0/operations/0/locked/start'],
    [
      '/schedule/jobs/0/operations/0/locked/start',
      '2030-01-01T00:00:00Z',
      '/schedule/jobs/0/operations/0/locked/start',
    ],
    ['/schedule/frozen/until', '2030-01-01T00:00:00Z', '/schedule/frozen/until'],
    ['/schedule/frozen/assignments/0/end', '2030-01-01T00:00:00Z', '/schedule/frozen/assignments/0/end'],
    [
      '/schedule/frozen/assignments/1',
      valid().schedule.frozen.assignments[0],
      '/schedule/frozen/assignments/1/operation',
    ],
    ['/schedule/claims/promises/J1', '2099-01-01T00:00:00Z', '/schedule/claims/promises/J1'],
    ['/schedule/claims/promises/J1', 'tomorrow', '/schedule/claims/promises/J1'],
    ['/schedule/reasons/0/job', 'J1', '/schedule/reasons/0'],
    ['/schedule/reasons/0', { text: 'because' }, '/schedule/reasons/0'],
    ['/schedule/jobs/1', valid().schedule.jobs[0], '/schedule/jobs/1/id'],
  ])('refuses %s = %j at %s', (path, value, pointer) => {
    expect(refusedAt(changed(path, value))).toContain(pointer);
  });

  it('counts operations over all jobs', () => {
    const jobs = (count: number) =>
      [0, 1].map((job) => ({
        id: `J${job}`,
        operations: Array.from({ length: count }, (_, k) => ({
          id: `${job}-${k}`,
          eligible: [{ machine: 'M1', minutes: 1 }],
        })),
      }));
    expect(refusedAt(changed('/schedule/jobs', jobs(maxOperations / 2)))).toEqual([]);
    expect(refusedAt(changed('/schedule/jobs', jobs(maxOperations / 2 + 1)))).toEqual(['/schedule/jobs']);
  });

  it('refuses calendars that come to too many intervals', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const calendars = (count: number) =>
      Array.from({ length: count }, (_, id) => ({ id: String(id), shifts: [{ days, from: '08:00', to: '17:00' }] }));
    const over = (weeks: number, count: number) => {
      const { assignments, machines, tools: _, ...rest } = valid().schedule;
      const last = { ...assignments[0], end: new Date(Date.UTC(2026, 11, 1) + weeks * 604_800_000).toISOString() };
      const own = machines.map(({ id }) => ({ id, calendar: '0' }));
      return { schedule: { ...rest, calendars: calendars(count), machines: own, assignments: [last] } };
    };
    expect(refusedAt(over(100, 100))).toEqual([]);
    expect(refusedAt(over(150, 5000))).toEqual(['/schedule/calendars']);
  });

  it('has a JSON schema that says what it cannot show', () => {
    const json = z.toJSONSchema(scheduleContent);
    expect(json).toMatchObject({ type: 'object', additionalProperties: false });
    expect(JSON.stringify(json)).toContain('Locked by a planner');
  });
});
