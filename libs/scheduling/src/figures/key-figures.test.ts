import { describe, expect, it } from '@jest/globals';
import { at, smallModel } from '../testing/small-schedule.js';
import { keyFigures } from './key-figures.js';

describe('keyFigures', () => {
  it('computes every figure of the small schedule', () => {
    const figures = keyFigures(smallModel((source) => Object.assign(source.jobs[0] ?? {}, { dueAt: at(100) })));
    expect(figures).toMatchObject({
      makespanMinutes: 150,
      lateJobs: 1,
      totalTardinessMinutes: 20,
      maxTardinessMinutes: 20,
      jobs: [
        { job: 'A', customer: 'ACME', endsAt: '2026-12-01T10:00:00+08:00', latenessMinutes: 20, complete: true },
        { job: 'B', endsAt: '2026-12-01T10:30:00+08:00', latenessMinutes: -50, complete: true },
      ],
      machines: [
        { machine: 'M1', busyMinutes: 120, openMinutes: 150, share: 0.8 },
        { machine: 'M2', busyMinutes: 60, openMinutes: 150, share: 0.4 },
        { machine: 'M3', busyMinutes: 0, openMinutes: 150, share: 0 },
      ],
      customers: [
        { customer: 'ACME', jobs: 1, lateJobs: 1, tardinessMinutes: 20 },
        { customer: 'Birch', jobs: 1, lateJobs: 0, tardinessMinutes: 0 },
      ],
      people: [
        { person: 'P1', workedMinutes: 60, nightMinutes: 0, weekendMinutes: 0 },
        { person: 'P2', workedMinutes: 0 },
      ],
    });
  });

  it('knows no lateness where an end or a due date is unknown', () => {
    const { jobs, makespanMinutes } = keyFigures(
      smallModel((source) => {
        source.assignments = source.assignments.filter(({ operation }) => operation !== 'B1');
        Object.assign(source.jobs[0] ?? {}, { dueAt: undefined });
      }),
    );
    expect(jobs).toMatchObject([
      { latenessMinutes: null, dueAt: null, complete: true },
      { latenessMinutes: null, endsAt: null, complete: false },
    ]);
    expect(makespanMinutes).toBe(120);
  });

  it('counts a machine once where operations overlap, and only in its hours', () => {
    const { machines } = keyFigures(
      smallModel((source) => {
        Object.assign(source.assignments[2] ?? {}, { start: at(30), end: at(270) });
      }),
    );
    expect(machines[0]).toMatchObject({ busyMinutes: 240, openMinutes: 240, share: 1 });
  });

  it.each([
    // Friday 2026-12-04 20:00 to Saturday 02:00: four hours of night from 22:00, two of them on Saturday.
    [3 * 1440 + 720, 360, undefined, { workedMinutes: 360, nightMinutes: 240, weekendMinutes: 120 }],
    [3 * 1440 + 720, 360, { from: '23:00', to: '06:00' }, { nightMinutes: 180 }],
    // Sunday 22:00 to Monday 02:00
    [5 * 1440 + 840, 240, undefined, { nightMinutes: 240, weekendMinutes: 120 }],
    [0, 60, undefined, { nightMinutes: 0, weekendMinutes: 0 }],
  ])('sees nights and weekends of work at minute %i for %i minutes', (start, length, night, expected) => {
    const model = smallModel((source) => {
      source.people = [{ id: 'P1', skills: ['milling'] }];
      source.machines = [{ id: 'M1' }, { id: 'M2' }, { id: 'M3' }];
      Object.assign(source.assignments[0] ?? {}, { start: at(start), end: at(start + length) });
    });
    expect(keyFigures(model, night).people).toMatchObject([{ person: 'P1', ...expected }]);
  });
});
