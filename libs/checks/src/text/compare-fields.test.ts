import { describe, expect, it } from '@jest/globals';
import { compareFields } from './compare-fields.js';
import { readSourceFields } from './source-fields.js';

const record = `{
"BatchInspected": true,
"BatchRework": false,
"coldStorage": "no",
"WiFi": null,
"supplier": "true north steel",
"note": "no, not yet"
}`;

function conflicts(claim: string, ...sources: string[]): [string, boolean][] {
  return compareFields(claim, sources.map(readSourceFields)).map(({ span, opposite }) => [
    claim.slice(span.start, span.end),
    opposite,
  ]);
}

describe('readSourceFields', () => {
  it('reads what answers yes, no or nothing, and drops what neighbouring names share', () => {
    expect(readSourceFields(record).map(({ key, answer }) => [key, answer])).toEqual([
      ['inspected', 'yes'],
      ['rework', 'no'],
      ['coldstorage', 'no'],
      ['wifi', 'open'],
    ]);
  });

  it('reads lists in Chinese, with full-width colons', () => {
    const list = '出廠檢驗：有\n防爆認證：無\n備註：無法判斷';
    expect(readSourceFields(list).map(({ key, answer }) => [key, answer])).toEqual([
      ['出廠檢驗', 'yes'],
      ['防爆認證', 'no'],
    ]);
  });

  it('points at the field', () => {
    const [, rework] = readSourceFields(record);
    expect(rework && record.slice(rework.start, rework.end)).toBe('"BatchRework": false');
  });
});

describe('compareFields', () => {
  it.each<[string, string, [string, boolean][]]>([
    ['affirms what is denied', 'The parts need cold storage.', [['cold storage', true]]],
    ['denies what is affirmed', 'The batch was not inspected.', [['inspected', true]]],
    ['denies after the name', 'Cold-storage is not available, but the batch was inspected.', []],
    ['answers what is open', 'It has Wi-Fi on every floor.', [['Wi-Fi', false]]],
    ['says that it is open', 'The record gives no information about Wi-Fi.', []],
    ['agrees', 'The batch was inspected and needs no rework.', []],
    ['a negation that a "but" ends', 'It needs no rework but cold storage.', [['cold storage', true]]],
    ['a longer word', 'The coldstorages24 model is fine.', []],
  ])('%s', (_, claim, found) => {
    expect(conflicts(claim, record)).toEqual(found);
  });

  it('reads Chinese negation', () => {
    const list = '出廠檢驗：有\n防爆認證：無';
    expect(conflicts('本批產品未經出廠檢驗。', list)).toEqual([['出廠檢驗', true]]);
    expect(conflicts('本產品具有防爆認證。', list)).toEqual([['防爆認證', true]]);
    expect(conflicts('本產品沒有防爆認證。', list)).toEqual([]);
  });

  it('believes a source that agrees over one that does not', () => {
    expect(conflicts('The batch was inspected.', '"inspected": false', '"inspected": true')).toEqual([]);
  });
});
