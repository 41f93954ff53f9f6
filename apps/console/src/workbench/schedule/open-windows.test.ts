import { describe, expect, it } from '@jest/globals';
import { closedWindows, openWindows } from './open-windows.js';

const hours = (windows: { from: number; to: number }[]) =>
  windows.map(
    ({ from, to }) => `${new Date(from).toISOString().slice(0, 16)}/${new Date(to).toISOString().slice(0, 16)}`,
  );
const range = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const days = ['mon', 'tue', 'wed', 'thu', 'fri'];

describe('openWindows', () => {
  it('repeats weekly shifts in the zone of the schedule and obeys exceptions', () => {
    const calendar = {
      id: 'day',
      shifts: [{ days, from: '08:00', to: '17:00' }],
      exceptions: [{ date: '2026-12-02', open: [{ from: '10:00', to: '12:00' }] }],
    };
    const open = openWindows(calendar, range('2026-12-01T00:00:00Z', '2026-12-02T23:00:00Z'), 'Asia/Taipei');
    expect(hours(open)).toEqual([
      '2026-11-30T00:00/2026-11-30T09:00',
      '2026-12-01T00:00/2026-12-01T09:00',
      '2026-12-02T02:00/2026-12-02T04:00',
      '2026-12-03T00:00/2026-12-03T09:00',
    ]);
  });

  it('carries a night shift over midnight and over a change of clocks', () => {
    const calendar = { id: 'night', shifts: [{ days: ['sat'], from: '22:00', to: '06:00' }] };
    const open = openWindows(calendar, range('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z'), 'Europe/Berlin');
    expect(hours(open)).toEqual(['2026-10-24T20:00/2026-10-25T05:00']);
  });
});

describe('closedWindows', () => {
  it('is what lies between, and all of the range when nothing opens', () => {
    const calendar = { id: 'day', shifts: [{ days, from: '08:00', to: '17:00' }] };
    const week = range('2026-12-04T00:00:00Z', '2026-12-07T12:00:00Z');
    expect(hours(closedWindows(calendar, week, 'UTC'))).toEqual([
      '2026-12-04T00:00/2026-12-04T08:00',
      '2026-12-04T17:00/2026-12-07T08:00',
    ]);
    expect(closedWindows({ id: 'never', shifts: [] }, week, 'UTC')).toEqual([week]);
  });
});
