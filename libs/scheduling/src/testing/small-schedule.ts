import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { ScheduleModel } from '../model/schedule-model.js';

/** An instant of the small schedule: minutes after Tuesday 2026-12-01 08:00 in Taipei, its start. */
export function at(minutes: number): string {
  return new Date(Date.parse('2026-12-01T08:00:00+08:00') + minutes * 60_000).toISOString();
}

/**
 * Two jobs on two machines, valid and on time: A1 on M1 (P1) 0-60, A2 on M2 60-120 after A1; B1 on M1 after a changeover
 * of 30 minutes 90-150; all within the day calendar (Monday to Friday 08:00-12:00 and 13:00-17:00).
 */
export function smallSchedule(): Schedule {
  return {
    timeZone: 'Asia/Taipei',
    start: at(0),
    calendars: [
      {
        id: 'day',
        shifts: [
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '12:00' },
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '13:00', to: '17:00' },
        ],
      },
      { id: 'late', shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '10:00', to: '18:00' }] },
    ],
    machines: [{ id: 'M1', calendar: 'day' }, { id: 'M2', calendar: 'day' }, { id: 'M3' }],
    people: [
      { id: 'P1', skills: ['milling'], calendar: 'day' },
      { id: 'P2', skills: [], calendar: 'late' },
    ],
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
            materials: [{ material: 'steel', quantity: 5 }],
            skills: ['milling'],
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
  };
}

/** The model of the small schedule after a change, its calendars laid out to an instant; the changed schedule must still be well-formed. */
export function smallModel(change: (source: Schedule) => void = () => undefined, until?: string): ScheduleModel {
  const source = smallSchedule();
  change(source);
  return buildScheduleModel(schedule.parse(source), { until: until === undefined ? undefined : Date.parse(until) });
}
