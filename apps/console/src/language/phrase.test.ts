import { expect, it } from '@jest/globals';
import { phrase } from './phrase.js';

const sentence = {
  en: '%{name} before %{other} |||| %{name} and %{count} more before %{other}',
  'zh-TW': '%{name} 先於 %{other}',
};

it('fills a sentence, in the number that is meant', () => {
  expect(phrase(sentence, 'en', { count: 1, name: 'A', other: 'B' })).toBe('A before B');
  expect(phrase(sentence, 'en', { count: 2, name: 'A', other: 'B' })).toBe('A and 2 more before B');
  expect(phrase(sentence, 'zh-TW', { name: 'A', other: 'B' })).toBe('A 先於 B');
});

it('lets a value that turns the direction of writing turn nothing around it', () => {
  const turned = '\u202eabc';
  expect(phrase(sentence, 'en', { count: 1, name: turned, other: 'עברית' })).toBe(
    `\u2068${turned}\u2069 before \u2068עברית\u2069`,
  );
});
