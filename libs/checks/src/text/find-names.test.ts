import { describe, expect, it } from '@jest/globals';
import { findCodes, findNames, findQuotations } from './find-names.js';

const whole = (text: string) => ({ start: 0, end: text.length });

describe('findNames', () => {
  it.each<[string, string[]]>([
    ['The pump was made by Maria Lopez in Hsinchu.', ['maria', 'lopez', 'hsinchu']],
    ['Great pumps are sold on Monday.', []],
    ['Blue Bell has closed a plant.', ['blu', 'bell']],
  ])('reads %s', (text, keys) => {
    expect(findNames(text, whole(text)).map(({ key }) => key)).toEqual(keys);
  });
});

describe('findCodes', () => {
  it.each<[string, string[]]>([
    ['The X200 and the EN-50131/A1', ['X200', 'EN50131A1']],
    ['24h, 5kg, 10am, 1st, 1990s, 24-month, 9th-grade, COVID-19', []],
    ['型號X200', ['X200']],
  ])('reads %s', (text, keys) => {
    expect(findCodes(text, whole(text)).map(({ key }) => key)).toEqual(keys);
  });
});

describe('findQuotations', () => {
  it.each<[string, string[]]>([
    ['He said "covered for life" twice.', ['coveredforlife']],
    ['The "classic" pump is 5\'4" and 6\'2" tall.', []],
    ['依《民法》「瑕疵擔保」規定', ['民法', '瑕疵擔保']],
  ])('reads %s', (text, keys) => {
    expect(findQuotations(text, whole(text)).map(({ key }) => key)).toEqual(keys);
  });
});
