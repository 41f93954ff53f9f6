import { describe, expect, it } from '@jest/globals';
import { ZoneClock } from '@countersign/scheduling';
import { closedHours } from './closed-hours.js';
import { at, benchSchedule } from './testing/bench-schedule.js';
import { tickNames, timeTicks } from './time-ticks.js';

const day = 86_400_000;
const from = Date.parse(at(0));
const clock = new ZoneClock('Asia/Taipei', from, from + 4 * day);

describe('closedHours', () => {
  it('are what lies between the open windows, a closed date included', () => {
    const closed = closedHours(benchSchedule, clock, from, from + 3 * day)('day');
    const hours = closed.map(({ begin, end }) => [(begin - from) / 3_600_000, (end - from) / 3_600_000]);
    // Tuesday 17:00 to Wednesday 08:00, then Wednesday 17:00 over the closed Thursday to the end.
    expect(hours).toEqual([
      [9, 24],
      [33, 72],
    ]);
  });

  it('are none without a calendar, or where it is not declared', () => {
    const closedOf = closedHours(benchSchedule, clock, from, from + day);
    expect([closedOf(null), closedOf('none')]).toEqual([[], []]);
  });
});

describe('timeTicks', () => {
  it('lie at round local times, apart enough, with days set off', () => {
    const names = tickNames(clock, 'en', day);
    const perMs = 30 / 3_600_000;
    const ticks = timeTicks(from, from + day, perMs, names);
    expect(ticks.map(({ label }) => label)).toEqual([
      '08:00',
      '12:00',
      '16:00',
      '20:00',
      'Wed, Dec 2',
      '04:00',
      '08:00',
    ]);
    expect(ticks.filter(({ strong }) => strong)).toHaveLength(1);
    const near = timeTicks(from, from + 3_600_000, 10 / 60_000, names);
    expect(near.map(({ label }) => label)).toEqual(['08:00', '08:15', '08:30', '08:45', '09:00']);
  });

  it('name the year where the chart spans more than one', () => {
    const years = 3 * 365 * day;
    const [, second] = timeTicks(from, from + years, 700 / years, tickNames(clock, 'en', years));
    expect(second?.label).toMatch(/^\w{3} \d+, 2027$/);
  });
});
