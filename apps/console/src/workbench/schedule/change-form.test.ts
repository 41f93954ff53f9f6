import { describe, expect, it } from '@jest/globals';
import { ZoneClock } from '@countersign/scheduling';
import { answerOf } from './bench-answers.js';
import { arrivalValue, changeFields, changeFrom, changeKinds, instantText, localText } from './change-form.js';
import { at, benchSchedule } from './testing/bench-schedule.js';

const clock = new ZoneClock('Asia/Taipei', Date.parse(at(0)), Date.parse(at(1000)));

describe('the form of a change', () => {
  it('reads and writes local time of the schedule', () => {
    expect(localText(clock, Date.parse(at(30)))).toBe('2026-12-01T08:30');
    expect(instantText(clock, '2026-12-01T08:30')).toBe('2026-12-01T08:30:00+08:00');
    expect(instantText(clock, '')).toBeNull();
  });

  it('gives no change while something is missing, or where a window has no length', () => {
    expect(changeFrom('move-before', { operation: 'A1', before: ' ' }, clock)).toBeNull();
    const window = { machine: 'M1', from: '2026-12-01T10:00', to: '2026-12-01T10:00' };
    expect(changeFrom('outage', window, clock)).toBeNull();
    expect(changeFrom('outage', { ...window, to: '2026-12-01T11:00' }, clock)).toEqual({
      kind: 'outage',
      machine: 'M1',
      from: '2026-12-01T10:00:00+08:00',
      to: '2026-12-01T11:00:00+08:00',
    });
  });

  it('names the arrival of a material, whatever its name holds', () => {
    const values = { material: arrivalValue('raw steel', 2), at: '2026-12-01T09:00' };
    expect(changeFrom('arrival', values, clock)).toMatchObject({ material: 'raw steel', arrival: 2 });
  });

  it('can put every kind together that the schedule has something for, so that it can be answered', () => {
    const values = {
      operation: 'A2',
      before: 'B2',
      after: 'B1',
      machine: 'M2',
      calendar: 'day',
      material: arrivalValue('raw steel', 0),
      job: 'A',
      from: '2026-12-01T17:00',
      to: '2026-12-01T19:00',
      at: '2026-12-01T09:30',
      dueAt: '2026-12-01T12:00',
    };
    expect(changeKinds(benchSchedule)).toEqual(Object.keys(changeFields));
    expect(changeKinds({ ...benchSchedule, calendars: [], materials: [] })).not.toContain('overtime');
    for (const kind of changeKinds(benchSchedule)) {
      const change = changeFrom(kind, values, clock);
      expect([kind, change?.kind]).toEqual([kind, kind]);
      const before = structuredClone(benchSchedule);
      const answer = change && answerOf(benchSchedule, 'try', { changes: [change] });
      expect(['feasible', 'impossible']).toContain(answer?.status);
      expect(benchSchedule).toEqual(before);
    }
  });
});
