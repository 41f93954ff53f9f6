import { describe, expect, it } from '@jest/globals';
import type { NumberedFinding } from '../ordered-findings.js';
import { foundTexts } from './found-texts.js';
import { isUnsafeImage } from './unsafe-images.js';

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

describe('foundTexts', () => {
  it('takes what is quoted, from top to bottom, of one image', () => {
    const place = (image: number, y: number) => ({ place: { kind: 'region', image, box: [0, y, 10, 10] } });
    const texts = foundTexts(
      [
        on('text-in-image-unsupported', 0, { message: 'No source bears out "24 months".', ...place(0, 90) }),
        on('text-figure-contradicted', 0, { message: '來源與「保固 24 個月」不符。', ...place(0, 10) }),
        on('ocr-unsure', 0, { message: 'Hard to read.', ...place(0, 50) }),
        on('text-in-image-unsupported', 0, { message: '"elsewhere"', ...place(1, 10) }),
        on('size-differs', 0, { message: '"no text"' }),
      ],
      0,
    );
    expect(texts.map(({ words }) => words)).toEqual(['保固 24 個月', 'Hard to read.', '24 months']);
  });
});
