import type { PersonalItem } from './personal-item.js';

/** Taiwan: city or county, district, road, number; a lane, floor or room may follow. Down to a house number it may be a home. */
const taiwan =
  /(?:[\u4E00-\u9FFF]{2}[縣市])?[\u4E00-\u9FFF]{1,3}[區鄉鎮市][\u4E00-\u9FFF0-9]{1,8}(?:路|街|大道) ?(?:[一二三四五六七八九十0-9]{1,3} ?段)? ?(?:[0-9]{1,4} ?巷)? ?(?:[0-9]{1,4} ?弄)? ?[0-9]{1,4}(?: ?之 ?[0-9]{1,3})? ?號(?: ?[0-9]{1,3} ?樓(?: ?之 ?[0-9]{1,3})?)?/g;
const ofPersons = /住址|住家|住所|戶籍|通訊地址|聯絡地址|居住|住在|家住|寄到|收件|home address|lives at/i;

/** Addresses in a folded text that stand beside a word for a home; others are likely of a company. */
export function findHomeAddresses(folded: string): PersonalItem[] {
  return Array.from(folded.matchAll(taiwan)).flatMap(({ 0: text, index: start }): PersonalItem[] =>
    ofPersons.test(folded.slice(Math.max(0, start - 20), start))
      ? [
          {
            kind: 'address',
            start,
            end: start + text.length,
            label: { en: 'home address', 'zh-TW': '住址' },
            confirmed: false,
          },
        ]
      : [],
  );
}
