import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { PolicyError } from './policy-error.js';
import { parseYamlDocument } from './yaml-document.js';

const faultsOf = (yaml: string) => {
  try {
    parseYamlDocument('some.yaml', yaml, z.unknown());
  } catch (error) {
    if (error instanceof PolicyError) return error.faults;
    throw error;
  }
  return [];
};

const times = (count: number, text: string): string => text.repeat(count);
const laughs = ['a: &a [1, 2]'];
for (const [at, name] of ['b', 'c', 'd', 'e'].entries()) {
  const above = `*${'abcd'[at]}`;
  laughs.push(`${name}: &${name} [${times(9, `${above}, `)}${above}]`);
}

describe('a document', () => {
  it.each([
    ['an alias of nothing', 'one: 1\ntwo: *gone\n', 2, /"\*gone" names nothing/],
    ['aliases that multiply', laughs.join('\n'), 5, /repeat too much/],
    ['lists in lists', `one: ${times(200, '[')}${times(200, ']')}`, 1, /more than 100 levels/],
    ['blocks in blocks', `${times(200, '{ not: ')}1${times(200, '}')}`, 1, /more than 100 levels/],
    ['more than can be read at all', `${times(20_000, '- ')}1`, 1, /./],
    ['a list that holds itself', 'one: &one [*one]', 1, /more than 100 levels/],
  ])('with %s is refused with file and line, in both languages', (_, yaml, line, sentence) => {
    const [fault] = faultsOf(yaml);
    expect(fault).toMatchObject({ file: 'some.yaml', line });
    expect(fault?.sentence).toMatch(sentence);
    expect(fault?.text?.['zh-TW']).toMatch(/[\u4e00-\u9fff]/);
  });

  it('may use aliases, and be nested as deep as people write', () => {
    expect(faultsOf(`one: &one [1]\ntwo: [*one, *one]\nthree: ${times(90, '[')}${times(90, ']')}`)).toEqual([]);
  });
});
