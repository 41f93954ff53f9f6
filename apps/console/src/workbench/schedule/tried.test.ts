import { describe, expect, it } from '@jest/globals';
import { whatIf, type ScheduleChange } from '@countersign/scheduling';
import { phrase, type PhraseValues } from '../../language/phrase.js';
import { answerText } from './answer-sentences.js';
import { ganttModel, reaching } from './gantt-model.js';
import { scratchKey } from './scratch-key.js';
import { spokenOutcome, spokenText } from './spoken-outcome.js';
import { at, benchSchedule } from './testing/bench-schedule.js';
import { lastTried, triedWindows } from './tried-windows.js';

const overtime: ScheduleChange = { kind: 'overtime', calendar: 'day', from: at(600), to: at(660) };
const outage: ScheduleChange = { kind: 'outage', machine: 'M2', from: at(60), to: at(90) };
const moved: ScheduleChange = { kind: 'move-to', operation: 'B1', machine: 'M1', at: at(200) };

describe('windows that are tried', () => {
  it('lie in the rows of the calendar or the machine, and nowhere else', () => {
    const windows = (kind: 'machine' | 'order') =>
      [...triedWindows(ganttModel(benchSchedule, [], [], kind), [overtime, outage, moved])].map(([row, list]) => [
        row,
        list.map((it) => [it.kind, it.from, it.to]),
      ]);
    expect(windows('machine')).toEqual([
      [0, [['overtime', Date.parse(at(600)), Date.parse(at(660))]]],
      [1, [['outage', Date.parse(at(60)), Date.parse(at(90))]]],
    ]);
    expect(windows('order')).toEqual([]);
  });
});

describe('the end of the chart', () => {
  const tried = (changes: ScheduleChange[], outcome: ReturnType<typeof whatIf> | null) =>
    lastTried({ changes, outcome: outcome === null ? { state: 'none' } : { state: 'here', answer: outcome } });

  it('lies behind what is tried, and at most as far again as the schedule is long', () => {
    const model = ganttModel(benchSchedule, []);
    const last = tried([overtime], null);
    expect(last).toBe(Date.parse(at(660)));
    expect(reaching(model, last).to).toBe(model.to + (model.to - model.from));
    expect(reaching(model, Date.parse(at(200))).to).toBeGreaterThan(Date.parse(at(200)));
    expect(reaching(model, tried([], null))).toBe(model);
  });

  it('follows the places that operations get', () => {
    const source = {
      ...benchSchedule,
      assignments: benchSchedule.assignments.filter(({ machine }) => machine !== 'M9'),
    };
    const later: ScheduleChange = { kind: 'start-no-earlier', operation: 'A2', at: at(300) };
    expect(tried([later], whatIf(source, [later]))).toBe(Date.parse(at(360)));
  });
});

describe('what is tried, in words', () => {
  const spoken = (language: string, outcome: Parameters<typeof spokenOutcome>[0]) =>
    spokenOutcome(
      outcome,
      (key: keyof typeof spokenText, values?: PhraseValues) => phrase(spokenText[key], language, values),
      (key: keyof typeof answerText, values?: PhraseValues) => phrase(answerText[key], language, values),
      String,
    );
  const nothing = { makespanMinutes: 0, lateJobs: 0, totalTardinessMinutes: 0, changeoverMinutes: 0 };
  const feasible = (difference: Partial<typeof nothing>, count: number) => ({
    status: 'feasible' as const,
    assignments: [],
    moved: Array.from({ length: count }, (_, nth) => `O${nth}`),
    before: nothing,
    after: nothing,
    difference: { ...nothing, ...difference },
    jobs: [],
  });

  it('has no signs, and of several figures each', () => {
    expect(spoken('en', feasible({ lateJobs: -1, totalTardinessMinutes: 30, makespanMinutes: -5 }, 1))).toBe(
      'Tried on the copy: 30 minutes more total lateness, 1 late order fewer, the schedule 5 minutes shorter. One operation moves.',
    );
    expect(spoken('zh-TW', feasible({ lateJobs: 2 }, 3))).toBe('副本試算：延遲工單增加 2 張。3 道作業移動。');
    expect(spoken('en', feasible({}, 0))).toBe('Tried on the copy: No figure changes. 0 operations move.');
  });

  it('says what stands in the way', () => {
    const elsewhere: ScheduleChange = { kind: 'move-to', operation: 'A1', machine: 'M2', at: at(0) };
    expect(spoken('en', whatIf(benchSchedule, [elsewhere]))).toMatch(/^This cannot be: /);
  });
});

describe('keys of the scratch copy', () => {
  const pressed = (key: string, more: object = { ctrlKey: true }) =>
    scratchKey(
      { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more },
      { changes: [overtime] },
    );

  it('take back with Ctrl or Cmd, and do nothing else', () => {
    expect([pressed('z'), pressed('Z', { metaKey: true }), pressed('Backspace')]).toEqual(['undo', 'undo', 'reset']);
    expect([pressed('z', {}), pressed('z', { ctrlKey: true, shiftKey: true }), pressed('y')]).toEqual([
      null,
      null,
      null,
    ]);
    const nothing = { key: 'z', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
    expect(scratchKey(nothing, { changes: [] })).toBeNull();
  });
});
