import { describe, expect, it } from '@jest/globals';
import type { InferenceCallView } from '@countersign/contracts';
import { questionsOf, turnsOf } from './questions.js';

const call = (question: number, ordinal: number, model: string, outcome: string, attempt = 1): InferenceCallView => ({
  attempt,
  question,
  ordinal,
  task: 'entailment',
  model,
  revision: '1',
  backend: 'tei',
  deviceClass: 'cpu',
  outcome,
  message: null,
  queueMs: 0,
  serviceMs: 0,
  batchSize: 1,
  inputTokens: null,
  outputTokens: null,
  costEur: 0,
  wattHours: null,
  energyFrom: 'none',
  request: null,
  answer: null,
});

describe('questions of a check run', () => {
  it('holds all calls of one question, and numbers questions over all attempts', () => {
    const questions = questionsOf([
      call(0, 0, 'a', 'unavailable'),
      call(0, 1, 'b', 'answered'),
      call(1, 0, 'a', 'refused'),
      call(0, 0, 'a', 'answered', 2),
    ]);
    expect(
      questions.map(({ attempt, number, calls, answered }) => [attempt, number, calls.length, answered?.model]),
    ).toEqual([
      [1, 1, 2, 'b'],
      [1, 2, 1, undefined],
      [2, 3, 1, 'a'],
    ]);
  });
});

describe('how a question went from model to model', () => {
  it('tells repeated failures of one model as one turn', () => {
    const asked = ['unavailable', 'unavailable', 'resting'].map((outcome, at) => call(0, at, 'a', outcome));
    expect(turnsOf([...asked, call(0, 3, 'b', 'answered')])).toEqual([
      { model: 'a', outcome: 'unavailable', times: 2 },
      { model: 'a', outcome: 'resting', times: 1 },
      { model: 'b', outcome: 'answered', times: 1 },
    ]);
  });
});
