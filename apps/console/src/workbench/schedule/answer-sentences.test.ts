import { describe, expect, it } from '@jest/globals';
import { explainSchedule, buildScheduleModel, whyNot } from '@countersign/scheduling';
import { phrase, type PhraseValues } from '../../language/phrase.js';
import { answerText, costOf, obstacleSentence, whyNotSentence } from './answer-sentences.js';
import { causeText, reasonOf } from './cause-sentences.js';
import { benchSchedule } from './testing/bench-schedule.js';

const languages = ['en', 'zh-TW'] as const;
const say = (language: string) => (key: keyof typeof answerText, values?: PhraseValues) =>
  phrase(answerText[key], language, values);
const formats = {
  signed: (value: number) => `${value > 0 ? '+' : ''}${value}`,
  time: (iso: string) => iso.slice(11, 16),
};

describe('sentences of the bench', () => {
  it('say why one operation goes before another', () => {
    const asked = { first: 'A2', second: 'A1' };
    const sentence = whyNotSentence(asked, whyNot(benchSchedule, 'A2', 'A1'), say('en'), formats);
    expect(sentence).toBe('A2 cannot go before A1: the order of work forbids it: A1 → A2.');
    const so = whyNotSentence({ first: 'A1', second: 'B1' }, whyNot(benchSchedule, 'A1', 'B1'), say('zh-TW'), formats);
    expect(so).toBe('A1 本來就排在 B1 之前。');
    const other = { first: 'B1', second: 'A1' };
    expect(whyNotSentence(other, whyNot(benchSchedule, 'B1', 'A1'), say('en'), formats)).toMatch(
      /^A1 goes before B1 because the other way round on M1 would be worse: total lateness \+\d+ min/,
    );
  });

  it('name only the figures that change', () => {
    const none = { makespanMinutes: 0, lateJobs: 0, totalTardinessMinutes: 0, changeoverMinutes: 0 };
    expect(costOf(none, say('en'), formats)).toBe('no difference in any figure');
    expect(costOf({ ...none, lateJobs: -1, makespanMinutes: 5 }, say('en'), formats)).toBe(
      'late orders -1 · length +5 min',
    );
  });

  it.each(languages)('leave no gap in %s, whatever stands in the way', (language) => {
    const obstacles: Parameters<typeof obstacleSentence>[0][] = [
      { kind: 'ring', operations: ['A', 'B'] },
      { kind: 'repeated', operation: 'A' },
      { kind: 'eligibility', operation: 'A', machine: 'M' },
      { kind: 'precedence', operations: ['A', 'B'] },
      { kind: 'calendar', operation: 'A', machine: 'M', person: null },
      { kind: 'material', operation: 'A', material: 'steel' },
      { kind: 'locked', operation: 'A' },
      { kind: 'batch', machine: 'M', operations: ['A', 'B'] },
      { kind: 'unknown', reference: 'operation', name: 'A' },
    ];
    for (const obstacle of obstacles) {
      const sentence = obstacleSentence(obstacle, say(language));
      expect(sentence).toMatch(/A|steel/);
      expect(sentence).not.toMatch(/%\{|undefined|：。|\(\)/);
    }
  });

  it.each(languages)('say in %s what each operation of a chain waited for', (language) => {
    const words = (key: keyof typeof causeText, values?: PhraseValues) => phrase(causeText[key], language, values);
    const { steps } = explainSchedule(buildScheduleModel(benchSchedule)).criticalPath;
    const reasons = steps.map((step) => reasonOf(step, words, { time: (iso) => iso, number: String }));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).not.toMatch(/%\{|undefined|–/);
  });
});
