import { describe, expect, it } from '@jest/globals';
import * as refusals from './refusals.js';

const cases = [
  refusals.unknownFormat(),
  refusals.markupRefused(),
  refusals.damaged('image/png'),
  refusals.polyglotRefused('image/png', 'ZIP'),
  refusals.otherFormatInTexts('image/png', 'HTML'),
  refusals.trailingBytes(12),
  refusals.notShowable('image/heic', false),
  refusals.notShowable('image/png', true),
  refusals.noPixels('image/png'),
  refusals.otherDigest('sha256:00', 'sha256:11'),
  refusals.tooManyBytes(26_214_400),
  refusals.tooManyPixels({ width: 50_000, height: 50_000, frames: 1 }, 100_000_000),
  refusals.tooManyPixels({ width: 500, height: 500, frames: 900 }, 100_000_000),
  refusals.tooManyFrames(1001, 1000),
  refusals.tooSlow('image/avif', 20),
  refusals.noSuchFrame(40, 40),
];

describe('refusals', () => {
  it.each(cases.map((error) => [error.detail.en, error] as const))('%s', (_en, { detail }) => {
    expect(detail.en).toMatch(/\.$/);
    expect(detail['zh-TW']).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(detail['zh-TW']).not.toMatch(/[,;]\s/);
  });

  it('says limits in units that people use', () => {
    expect(refusals.tooManyBytes(26_214_400).detail.en).toContain('25 MB');
    expect(cases[11]?.detail).toEqual({
      en: 'The image is 50000 × 50000 pixels; at most 100 megapixels are allowed. Send a smaller image.',
      'zh-TW': '圖片為 50000 × 50000 像素，上限為 100 百萬像素。請傳送較小的圖片。',
    });
  });
});
