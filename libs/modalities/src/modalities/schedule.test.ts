import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { schedule } from './schedule.js';

const plan = {
  timeZone: 'Asia/Taipei',
  start: '2026-12-01T08:00:00+08:00',
  machines: [{ id: 'M1' }],
  jobs: [{ id: 'J1', operations: [{ id: 'J1-10', eligible: [{ machine: 'M1', minutes: 60 }] }] }],
  assignments: [
    { operation: 'J1-10', machine: 'M1', start: '2026-12-01T08:00:00+08:00', end: '2026-12-01T09:00:00+08:00' },
  ],
};
const duty = {
  timeZone: 'Asia/Taipei',
  people: [{ id: 'P1' }],
  shifts: [{ id: 'S1', date: '2026-12-01', from: '08:00', to: '16:00', count: 1 }],
  assignments: [{ person: 'P1', shift: 'S1' }],
};

/** The same JSON with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('schedule', () => {
  it.each([
    ['a production schedule', { schedule: plan }],
    ['a roster', { roster: duty }],
  ])('takes %s', (_name, content) => {
    expect(schedule.content.parse(content)).toEqual(content);
  });

  it.each([
    ['neither', {}],
    ['both', { schedule: plan, roster: duty }],
    ['an unknown member', { schedule: plan, other: 1 }],
    ['a schedule without machines', { schedule: { ...plan, machines: [] } }],
    ['a lone surrogate in a name', { roster: { ...duty, people: [{ id: 'P\ud800' }] } }],
    ['an integer that readers of JSON would round', { schedule: { ...plan, claims: { lateJobs: 2 ** 60 } } }],
  ])('refuses %s', (_name, content) => {
    expect(schedule.content.safeParse(content).success).toBe(false);
  });

  it('digests the canonical JSON, so that the order of members does not count and every value does', () => {
    const digest = schedule.digest(schedule.content.parse({ roster: duty }));
    const canonical =
      '{"roster":{"assignments":[{"person":"P1","shift":"S1"}],"people":[{"id":"P1"}],' +
      '"shifts":[{"count":1,"date":"2026-12-01","from":"08:00","id":"S1","to":"16:00"}],"timeZone":"Asia/Taipei"}}';
    expect(digest).toBe(`sha256:${createHash('sha256').update(canonical).digest('hex')}`);
    expect(schedule.digest(schedule.content.parse(reversed({ roster: duty })))).toBe(digest);
    const later = { ...duty, shifts: [{ ...duty.shifts[0], to: '16:01' }] };
    expect(schedule.digest(schedule.content.parse({ roster: later }))).not.toBe(digest);
  });

  it('refers to no blobs and states no language', () => {
    const content = schedule.content.parse({ schedule: plan });
    expect(schedule.blobs(content)).toEqual([]);
    expect(schedule.language(content)).toBeNull();
  });
});
