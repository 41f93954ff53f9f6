import { sentences } from '../../language/phrase.js';

export const breakText = sentences({
  title: { en: 'A good moment for a break.', 'zh-TW': '適合休息一下了。' },
  detail: {
    en: 'You have reviewed for a while without one. Only this tab counts that; nobody else sees it, and nothing is recorded.',
    'zh-TW': '您已連續審查一段時間。此計數僅存在於這個分頁，他人無法看到，也不會留下紀錄。',
  },
  dismiss: { en: 'Go on', 'zh-TW': '繼續審查' },
});
