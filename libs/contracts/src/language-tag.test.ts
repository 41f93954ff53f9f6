import { describe, expect, it } from '@jest/globals';
import { canonicalLanguage, readAs, readingOf, readsLanguage } from './language-tag.js';

describe('language tags', () => {
  it.each([
    ['EN', 'en', 'en-Zyyy', 'en'],
    ['en-us', 'en-US', 'en-Latn', 'en-Latn'],
    ['ZH-tw', 'zh-TW', 'zh-Hant', 'zh-Hant'],
    ['zh-hant-tw', 'zh-Hant-TW', 'zh-Hant', 'zh-Hant'],
    ['zh-HK', 'zh-HK', 'zh-Hant', 'zh-Hant'],
    ['zh', 'zh', 'zh-Zyyy', 'zh'],
    ['iw', 'he', 'he-Zyyy', 'he'],
    // Of two regions the platform makes nothing.
    ['en-US-GB', 'en-us-gb', 'en-Zyyy', 'en'],
    ['xx', 'xx', 'xx-Zyyy', 'xx'],
    ['zh-x-plant', 'zh-x-plant', 'zh-Zyyy', 'zh'],
  ])('%s is written %s, read in %s, and reads %s', (tag, canonical, reading, read) => {
    expect([canonicalLanguage(tag), readingOf(tag), readAs(tag)]).toEqual([canonical, reading, read]);
  });

  it.each([
    ['zh-TW', 'zh-Hant', true],
    ['zh-TW', 'ZH-HANT-TW', true],
    ['zh-Hant', 'zh-HK', true],
    ['zh-TW', 'zh-CN', false],
    ['zh-TW', 'zh', true],
    ['zh-CN', 'zh', true],
    ['zh', 'zh-TW', true],
    ['zh', 'zh-CN', true],
    ['en', 'EN', true],
    ['en-GB', 'en', true],
    ['en', 'zh-TW', false],
    ['sr-Latn', 'sr', true],
    ['sr-Latn', 'sr-RS', false],
  ])('who reads %s and what is in %s: %s', (read, language, does) => {
    expect(readsLanguage([read], language)).toBe(does);
    expect(readsLanguage(['fr', read], language)).toBe(does);
  });
});
