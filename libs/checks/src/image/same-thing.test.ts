import { describe, expect, it } from '@jest/globals';
import { sameThing } from './same-thing.js';

describe('sameThing', () => {
  it.each([
    ['pumps', 'pump'],
    ['Red pumps', ' red pump.'],
    ['valves', 'valve'],
    ['boxes', 'box'],
    ['glasses', 'glass'],
    ['buses', 'bus'],
    ['horses', 'horse'],
    ['cherries', 'cherry'],
    ['pies', 'pie'],
    ['knives', 'knife'],
    ['trees', 'tree'],
    ['幫浦', '幫浦'],
    ['ｐｕｍｐ', 'pump'],
  ])('%s and %s', (one, other) => expect(sameThing(one, other)).toBe(true));

  it.each([
    ['pumps', 'valves'],
    ['red pumps', 'pumps'],
    ['people', 'person'],
    ['幫浦', '閥門'],
    ['s', 'e'],
  ])('but not %s and %s', (one, other) => expect(sameThing(one, other)).toBe(false));
});
