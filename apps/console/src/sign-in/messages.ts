import { sentences } from '../language/phrase.js';

export const signInText = sentences({
  title: { en: 'Sign in', 'zh-TW': '登入' },
  lead: {
    en: 'People decide here on what AI has made, and every decision can be proved.',
    'zh-TW': '由人裁決 AI 的產出，每一次裁決都有據可查。',
  },
  email: { en: 'E-mail', 'zh-TW': '電子郵件' },
  password: { en: 'Password', 'zh-TW': '密碼' },
  submit: { en: 'Sign in', 'zh-TW': '登入' },
  working: { en: 'Signing in…', 'zh-TW': '登入中…' },
  help: {
    en: 'Accounts and forgotten passwords: ask your administrator.',
    'zh-TW': '帳號與忘記密碼，請洽管理員。',
  },
});
