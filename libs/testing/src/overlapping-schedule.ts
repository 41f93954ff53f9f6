/** A schedule of two orders on one machine, whose second operation begins before the first has left it. */
export const overlappingSchedule = {
  timeZone: 'Asia/Taipei',
  start: '2026-12-01T08:00:00+08:00',
  calendars: [{ id: 'day', shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' }] }],
  machines: [{ id: 'M1', calendar: 'day' }],
  jobs: ['J1', 'J2'].map((id) => ({
    id,
    dueAt: '2026-12-02T17:00:00+08:00',
    operations: [{ id: `${id}-10`, eligible: [{ machine: 'M1', minutes: 60 }] }],
  })),
  assignments: [
    { operation: 'J1-10', machine: 'M1', start: '2026-12-01T08:00:00+08:00', end: '2026-12-01T09:00:00+08:00' },
    { operation: 'J2-10', machine: 'M1', start: '2026-12-01T08:30:00+08:00', end: '2026-12-01T09:30:00+08:00' },
  ],
};
