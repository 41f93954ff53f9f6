import { expect, it } from '@jest/globals';
import { answerCertainty } from './answer-certainty.js';

const schema = {
  type: 'object',
  properties: { why: { type: 'string' }, verdict: { type: 'string', enum: ['yes', 'no'] } },
};
const say = (...tokens: [string, number][]) => tokens.map(([token, p]) => ({ token, logprob: Math.log(p) }));
const answer = say(
  ['{"why":"', 0.9],
  ['because', 0.1],
  ['","verdict":', 0.9],
  [' "', 0.99],
  ['y', 0.8],
  ['es', 0.5],
  ['"}', 0.9],
);
const content = answer.map(({ token }) => token).join('');

it('is the probability of the choice, without the prose around it', () => {
  expect(answerCertainty(schema, content, answer)).toBeCloseTo(0.99 * 0.8 * 0.5 * 0.9);
  const flag = { type: 'object', properties: { rude: { type: 'boolean' } } };
  expect(answerCertainty(flag, '{"rude": true}', say(['{"rude":', 1], [' true', 0.7], ['}', 1]))).toBeCloseTo(0.7);
});

it.each([
  ['there is no choice', { type: 'object', properties: { why: { type: 'string' } } }, content, answer],
  ['there are no tokens', schema, content, null],
  ['the tokens spell something else', schema, `${content} `, answer],
  ['the choice was not made', schema, '{}', say(['{}', 1])],
  ['a probability is none', schema, content, answer.map((token) => ({ ...token, logprob: 0.4 }))],
  ['a probability is not a number', schema, content, answer.map((token) => ({ ...token, logprob: Number.NaN }))],
])('is not known when %s', (_, itsSchema, text, tokens) => expect(answerCertainty(itsSchema, text, tokens)).toBeNull());
