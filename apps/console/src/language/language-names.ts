import type { Language } from '@countersign/contracts';

/** Every language in its own words. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-TW': '繁體中文' };
