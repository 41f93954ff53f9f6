import type { Schedule } from '@countersign/scheduling';

/** An instant, minutes after Tuesday 2026-12-01 08:00 in Taipei. */
export const at = (minutes: number): string =>
  new Date(Date.parse('2026-12-01T08:00:00+08:00') + minutes * 60_000).toISOString();

/** Order A on M1 and M2, half an hour late; order B at the same time on M1, then on a machine that is not declared. */
export const benchSchedule: Schedule = {
  timeZone: 'Asia/Taipei',
  start: at(0),
  calendars: [
    {
      id: 'day',
      shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' }],
      exceptions: [{ date: '2026-12-03', open: [] }],
    },
  ],
  machines: [{ id: 'M1', calendar: 'day' }, { id: 'M2' }],
  people: [{ id: 'P1' }],
  materials: [{ id: 'raw steel', onHand: 0, arrivals: [{ at: at(0), quantity: 1 }] }],
  jobs: [
    {
      id: 'A',
      dueAt: at(90),
      operations: [
        { id: 'A1', eligible: [{ machine: 'M1', minutes: 60 }] },
        { id: 'A2', eligible: [{ machine: 'M2', minutes: 60 }], after: ['A1'] },
      ],
    },
    {
      id: 'B',
      operations: [
        { id: 'B1', eligible: [{ machine: 'M1', minutes: 60 }] },
        { id: 'B2', eligible: [{ machine: 'M1', minutes: 60 }] },
      ],
    },
  ],
  assignments: [
    { operation: 'A1', machine: 'M1', person: 'P1', start: at(0), end: at(60) },
    { operation: 'B1', machine: 'M1', start: at(30), end: at(90) },
    { operation: 'A2', machine: 'M2', start: at(60), end: at(120) },
    { operation: 'B2', machine: 'M9', start: at(120), end: at(180) },
  ],
};
