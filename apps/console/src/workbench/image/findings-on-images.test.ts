import { describe, expect, it } from '@jest/globals';
import type { CheckState } from '@countersign/contracts';
import type { NumberedFinding } from '../ordered-findings.js';
import { foundTexts } from './found-texts.js';
import { doubtOf, isUnsafeImage } from './unsafe-images.js';

const on = (code: string, image: number | null, parts: object = {}) =>
  ({
    id: code,
    code,
    severity: 'major',
    message: '',
    place: image === null ? null : { kind: 'region', image, box: [0, 0, 10, 10] },
    ...parts,
  }) as unknown as NumberedFinding;

describe('isUnsafeImage', () => {
  it('goes by the code, for the image that is meant or for the whole set', () => {
    expect(isUnsafeImage([on('sexual-content', 1)], 1)).toBe(true);
    expect(isUnsafeImage([on('image-unsafe', 1)], 0)).toBe(false);
    expect(isUnsafeImage([on('image-unsafe', null)], 5)).toBe(true);
    expect(isUnsafeImage([on('size-differs', 1)], 1)).toBe(false);
    expect(isUnsafeImage([on('unsafe-not-seen', 1, { severity: 'info' })], 1)).toBe(false);
  });
});

describe('doubtOf', () => {
  const safety = (state: CheckState) => [
    { check: 'image-bias', state: 'inconclusive' as const },
    { check: 'image-safety', state },
  ];

  it.each<[CheckState, ReturnType<typeof doubtOf>]>([
    ['pending', 'looking'],
    ['running', 'looking'],
    ['inconclusive', 'not-seen'],
    ['passed', null],
    ['flagged', null],
  ])('of an image without findings where safety is %s', (state, doubt) => {
    expect(doubtOf([], safety(state), 0)).toBe(doubt);
  });

  it('is there while nothing is known of the checks, and not where none would look', () => {
    expect(doubtOf([], null, 0)).toBe('looking');
    expect(doubtOf([], [{ check: 'image-bias', state: 'inconclusive' }], 0)).toBeNull();
  });

  it('is of the image that the end hangs on, where a finding says which', () => {
    const unsure = [on('perhaps-sexual-content', 1, { severity: 'minor' })];
    expect([0, 1].map((image) => doubtOf(unsure, safety('inconclusive'), image))).toEqual([null, 'unsafe']);
    const left = [...unsure, on('safety-not-looked-at', 2, { severity: 'minor' })];
    expect([0, 1, 2].map((image) => doubtOf(left, safety('inconclusive'), image))).toEqual([
      null,
      'unsafe',
      'not-seen',
    ]);
  });
});

describe('foundTexts', () => {
  const line = (text: string, y: number) => ({
    text,
    certainty: 0.9,
    certain: true,
    box: [0, y, 10, 10] as [number, number, number, number],
  });

  it('takes every line that was read, and the worst finding about one', () => {
    const place = (image: number, y: number) => ({ place: { kind: 'region', image, box: [0, y, 10, 10] } });
    const texts = foundTexts(
      [line('保固 24 個月', 10), line('PUMP X200', 50), line('24 months', 90)],
      [
        on('text-figure-contradicted', 0, { id: 'worst', ...place(0, 10) }),
        on('text-in-image-unsupported', 0, { id: 'also', ...place(0, 10) }),
        on('text-in-image-unsupported', 0, { id: 'elsewhere', ...place(1, 50) }),
        on('size-differs', 0, { id: 'other', ...place(0, 90) }),
      ],
      0,
    );
    expect(texts?.map(({ words, finding }) => [words, finding?.id])).toEqual([
      ['保固 24 個月', 'worst'],
      ['PUMP X200', undefined],
      ['24 months', undefined],
    ]);
  });

  it('tells nothing read from nothing looked at', () => {
    expect(foundTexts([], [], 0)).toEqual([]);
    expect(foundTexts(null, [], 0)).toBeNull();
  });
});
