import { languages, preferredLanguage } from '@countersign/contracts';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import { sessionStore } from '../api/session-store.js';
import { languageNames } from './language-names.js';
import { traditionalChinese } from './react-admin-zh-tw.js';

/** The language that the browser asks for, before anybody chose one. */
export const firstLanguage = preferredLanguage(navigator.languages.join(','));

const messagesOf = (locale: string) => {
  sessionStore.setLanguage(locale);
  document.documentElement.lang = locale === 'zh-TW' ? 'zh-Hant-TW' : 'en';
  return locale === 'zh-TW' ? traditionalChinese : english;
};

/** react-admin's own sentences; those of the pages live beside the pages. */
export const i18nProvider = polyglotI18nProvider(
  messagesOf,
  firstLanguage,
  languages.map((locale) => ({ locale, name: languageNames[locale] })),
  { allowMissing: true },
);
