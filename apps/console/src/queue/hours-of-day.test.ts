import { describe, expect, it } from '@jest/globals';
import { beginOfDay, hoursOfDay } from './hours-of-day.js';

const begin = new Date('2026-11-30T00:00:00Z');
const at = (hour: number): Date => new Date(begin.getTime() + hour * 3_600_000);
const decided = (hour: number, approve: number) => ({ hour, approve, 'request-changes': 0, reject: 0, escalate: 0 });
const hoursAt = (mine: ReturnType<typeof decided>[], now: Date) =>
  hoursOfDay(mine, begin, now).map(({ hour, approve }) => [hour, approve]);

describe('hoursOfDay', () => {
  it('goes from the first decision to now, with what lies between', () => {
    expect(hoursAt([decided(8, 2), decided(10, 1)], at(14.5))).toEqual([
      [8, 2],
      [9, 0],
      [10, 1],
      [11, 0],
      [12, 0],
      [13, 0],
      [14, 0],
    ]);
    expect(hoursOfDay([decided(8, 2)], begin, at(14.5))[0]?.begins).toEqual(at(8));
  });

  it('begins earlier where that would be few hours, but not before the day', () => {
    expect(hoursAt([decided(14, 3)], at(14.5)).map(([hour]) => hour)).toEqual([9, 10, 11, 12, 13, 14]);
    expect(hoursAt([decided(1, 3)], at(1.2)).map(([hour]) => hour)).toEqual([0, 1]);
  });

  it('is none where nothing was decided, and keeps what the server counted a moment ahead of this clock', () => {
    expect(hoursAt([], at(14))).toEqual([]);
    expect(hoursAt([decided(9, 1)], at(8.99)).at(-1)).toEqual([9, 1]);
  });
});

describe('beginOfDay', () => {
  it('is midnight on the clock of the computer', () => {
    expect(beginOfDay(new Date(2026, 10, 30, 13, 45))).toEqual(new Date(2026, 10, 30));
  });
});
