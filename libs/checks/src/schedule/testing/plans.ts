import { roster, schedule, type Roster, type Schedule } from '@countersign/scheduling';

/** RFC 3339 time, minutes after Tuesday 2026-12-01 08:00 in Taipei. */
export function at(minutes: number): string {
  const local = new Date(Date.parse('2026-12-01T08:00:00Z') + minutes * 60_000);
  return `${local.toISOString().slice(0, 19)}+08:00`;
}

/** Two jobs that share M1: A1 0-60, then A2 on M2 60-120; B1 on M1 90-150 after a changeover of 30 minutes. Valid, both on time. */
export function smallPlan(): Schedule {
  return schedule.parse({
    timeZone: 'Asia/Taipei',
    start: at(0),
    calendars: [{ id: 'day', shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' }] }],
    machines: [{ id: 'M1', calendar: 'day' }, { id: 'M2' }],
    people: [{ id: 'P1', skills: ['milling'], calendar: 'day' }, { id: 'P2' }],
    materials: [{ id: 'steel', onHand: 5, arrivals: [{ at: at(80), quantity: 5 }] }],
    changeovers: [{ machine: 'M1', from: 'red', to: 'blue', minutes: 30 }],
    jobs: [
      {
        id: 'A',
        customer: 'ACME',
        dueAt: at(120),
        operations: [
          {
            id: 'A1',
            eligible: [{ machine: 'M1', minutes: 60 }],
            family: 'red',
            skills: ['milling'],
            materials: [{ material: 'steel', quantity: 5 }],
          },
          { id: 'A2', eligible: [{ machine: 'M2', minutes: 60 }], after: ['A1'] },
        ],
      },
      {
        id: 'B',
        customer: 'Birch',
        dueAt: at(200),
        operations: [
          {
            id: 'B1',
            eligible: [{ machine: 'M1', minutes: 60 }],
            family: 'blue',
            materials: [{ material: 'steel', quantity: 5 }],
          },
        ],
      },
    ],
    assignments: [
      { operation: 'A1', machine: 'M1', person: 'P1', start: at(0), end: at(60) },
      { operation: 'A2', machine: 'M2', start: at(60), end: at(120) },
      { operation: 'B1', machine: 'M1', start: at(90), end: at(150) },
    ],
  });
}

/** One job of one operation a name, on a machine of its own, an hour each; late where its due date is `late`. */
export function jobsPlan(jobs: readonly { id: string; customer?: string; late: boolean }[]): Schedule {
  return schedule.parse({
    timeZone: 'Asia/Taipei',
    start: at(0),
    machines: jobs.map(({ id }) => ({ id: `M-${id}` })),
    jobs: jobs.map(({ id, customer, late }) => ({
      id,
      customer,
      dueAt: at(late ? 15 : 60),
      operations: [{ id: `${id}-1`, eligible: [{ machine: `M-${id}`, minutes: 60 }] }],
    })),
    assignments: jobs.map(({ id }) => ({ operation: `${id}-1`, machine: `M-${id}`, start: at(0), end: at(60) })),
  });
}

/** Three people, a day shift and a night shift on two days; valid under eleven hours of rest and 40 hours a week. */
export function smallRoster(): Roster {
  return roster.parse({
    timeZone: 'Asia/Taipei',
    people: [{ id: 'Lin', skills: ['icu'] }, { id: 'Chen', skills: ['icu'] }, { id: 'Wu' }],
    shifts: [
      { id: 'D1', date: '2026-12-01', from: '08:00', to: '16:00', count: 1 },
      { id: 'N1', date: '2026-12-01', from: '22:00', to: '06:00', count: 1, skills: ['icu'] },
      { id: 'D2', date: '2026-12-02', from: '08:00', to: '16:00', count: 1 },
    ],
    assignments: [
      { person: 'Lin', shift: 'D1' },
      { person: 'Chen', shift: 'N1' },
      { person: 'Wu', shift: 'D2' },
    ],
    rules: { minRestHours: 11, maxHoursPerWeek: 40, maxConsecutiveDays: 5 },
  });
}

/** People with the given nights and days of eight hours each on consecutive dates, and a group. */
export function loadRoster(people: readonly { id: string; group?: string; nights: number; days: number }[]): Roster {
  const dateOf = (index: number) =>
    new Date(Date.parse('2026-11-30T00:00:00Z') + index * 86_400_000).toISOString().slice(0, 10);
  const shifts = people.flatMap(({ id, nights, days }) =>
    Array.from({ length: nights + days }, (_, index) => ({
      id: `${id}-${index}`,
      // Weekdays only, so that weekends stay out of the comparison.
      date: dateOf(index + 2 * Math.floor(index / 5)),
      from: index < nights ? '23:00' : '09:00',
      to: index < nights ? '06:00' : '16:00',
      count: 1,
    })),
  );
  return roster.parse({
    timeZone: 'Asia/Taipei',
    people: people.map(({ id, group }) => ({
      id,
      groups: group === undefined ? [] : [{ attribute: 'contract', value: group }],
    })),
    shifts: shifts.length > 0 ? shifts : [{ id: 'none', date: dateOf(0), from: '09:00', to: '16:00', count: 0 }],
    assignments: people.flatMap(({ id, nights, days }) =>
      Array.from({ length: nights + days }, (_, index) => ({ person: id, shift: `${id}-${index}` })),
    ),
  });
}
