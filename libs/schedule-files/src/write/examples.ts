import type { Language } from '@countersign/contracts';
import type { Roster, Schedule } from '@countersign/scheduling';
import type { ScheduleToWrite } from './schedule-files.js';

const reasons = {
  operation: {
    en: 'The milling of order A comes first because it is due first.',
    'zh-TW': '工單 A 交期最早，因此先銑削。',
  },
  shift: { en: 'P2 had asked to be off on that day.', 'zh-TW': 'P2 當日提出休假需求。' },
};

/** A small schedule that holds what it promises: two orders on two machines on a Tuesday. */
function exampleSchedule(language: Language): Schedule {
  return {
    timeZone: 'Asia/Taipei',
    start: '2026-12-01T08:00:00+08:00',
    calendars: [
      {
        id: 'day',
        shifts: [
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '12:00' },
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '13:00', to: '17:00' },
        ],
        exceptions: [{ date: '2027-01-01', open: [] }],
      },
    ],
    machines: [
      { id: 'MILL-1', calendar: 'day' },
      { id: 'LATHE-1', calendar: 'day' },
    ],
    people: [{ id: 'P1', skills: ['milling'], calendar: 'day' }],
    materials: [{ id: 'steel', onHand: 5, arrivals: [{ at: '2026-12-01T09:20:00+08:00', quantity: 5 }] }],
    changeovers: [{ machine: 'MILL-1', from: 'red', to: 'blue', minutes: 30 }],
    jobs: [
      {
        id: 'A',
        customer: 'Acme',
        priority: 1,
        dueAt: '2026-12-01T12:00:00+08:00',
        operations: [
          {
            id: 'A-10',
            eligible: [{ machine: 'MILL-1', minutes: 60 }],
            family: 'red',
            materials: [{ material: 'steel', quantity: 5 }],
            skills: ['milling'],
          },
          { id: 'A-20', eligible: [{ machine: 'LATHE-1', minutes: 60 }], after: ['A-10'] },
        ],
      },
      {
        id: 'B',
        customer: 'Birch',
        priority: 2,
        dueAt: '2026-12-01T17:00:00+08:00',
        operations: [
          {
            id: 'B-10',
            eligible: [
              { machine: 'MILL-1', minutes: 60 },
              { machine: 'LATHE-1', minutes: 90 },
            ],
            family: 'blue',
            materials: [{ material: 'steel', quantity: 5 }],
          },
        ],
      },
    ],
    assignments: [
      {
        operation: 'A-10',
        machine: 'MILL-1',
        person: 'P1',
        start: '2026-12-01T08:00:00+08:00',
        end: '2026-12-01T09:00:00+08:00',
      },
      { operation: 'A-20', machine: 'LATHE-1', start: '2026-12-01T09:00:00+08:00', end: '2026-12-01T10:00:00+08:00' },
      { operation: 'B-10', machine: 'MILL-1', start: '2026-12-01T09:30:00+08:00', end: '2026-12-01T10:30:00+08:00' },
    ],
    claims: { makespanMinutes: 150, lateJobs: 0 },
    reasons: [{ operation: 'A-10', text: reasons.operation[language] }],
  };
}

/** A small roster that holds what it promises: two people, two shifts, a wish that was met. */
function exampleRoster(language: Language): Roster {
  return {
    timeZone: 'Asia/Taipei',
    rules: { minRestHours: 11, maxHoursPerWeek: 40, maxConsecutiveDays: 6 },
    people: [
      { id: 'P1', skills: ['ward'], contract: { name: 'full-time', hoursPerWeek: 40 } },
      { id: 'P2', skills: ['ward'], contract: { name: 'part-time', hoursPerWeek: 20, maxHoursPerWeek: 24 } },
    ],
    shifts: [
      { id: '2026-12-01-early', date: '2026-12-01', from: '06:00', to: '14:00', count: 1, skills: ['ward'] },
      { id: '2026-12-02-night', date: '2026-12-02', from: '22:00', to: '06:00', count: 1, skills: ['ward'] },
    ],
    assignments: [
      { person: 'P1', shift: '2026-12-01-early' },
      { person: 'P2', shift: '2026-12-02-night' },
    ],
    requests: [{ person: 'P2', date: '2026-12-01', wish: 'off' }],
    claims: { uncoveredShifts: 0, refusedRequests: 0 },
    reasons: [{ person: 'P1', shift: '2026-12-01-early', text: reasons.shift[language] }],
  };
}

/** The example of a template. */
export const example = {
  production: (language: Language): ScheduleToWrite => ({ schedule: exampleSchedule(language) }),
  roster: (language: Language): ScheduleToWrite => ({ roster: exampleRoster(language) }),
};
