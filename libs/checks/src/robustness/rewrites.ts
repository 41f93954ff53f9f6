import { simplifiedCharacters } from '../text/simplified-characters.js';

/** A change of a text that changes no meaning. */
export interface Rewrite {
  name: string;
  label: { en: string; 'zh-TW': string };
  /** The text after it; equal to the given one where there is nothing to change. */
  apply(text: string): string;
}

const simplified = new Map<string, string>();
for (let at = 0; at < simplifiedCharacters.length; at += 2) {
  const [from, to] = [simplifiedCharacters.charAt(at), simplifiedCharacters.charAt(at + 1)];
  if (!simplified.has(to)) simplified.set(to, from);
}

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** The rewrites of which none may change a verdict. */
export const rewrites: readonly Rewrite[] = [
  {
    name: 'blanks',
    label: { en: 'lines broken after every sentence', 'zh-TW': '每句之後換行' },
    apply: (text) => text.replace(/([.!?]) (?=\p{Lu})|([。！？])(?=[^\s」』"])/gu, '$1$2\n'),
  },
  {
    name: 'quotes',
    label: { en: 'other quotation marks and dashes', 'zh-TW': '改用其他引號與破折號' },
    apply: (text) =>
      text
        .replace(/(^|[\s(])"/g, '$1“')
        .replace(/"/g, '”')
        .replace(/(\p{L})'(\p{L})/gu, '$1’$2')
        .replace(/ - /g, ' – '),
  },
  {
    name: 'wide-digits',
    label: { en: 'full-width digits', 'zh-TW': '全形數字' },
    apply: (text) => (/\p{Script=Han}/u.test(text) ? wide(text) : text),
  },
  {
    name: 'simplified',
    label: { en: 'simplified characters', 'zh-TW': '簡體字' },
    apply: (text) => text.replace(/[\u4E00-\u9FFF]/g, (character) => simplified.get(character) ?? character),
  },
  {
    name: 'courtesy',
    label: { en: 'a word of thanks at the end', 'zh-TW': '結尾加上致謝' },
    apply: (text) => `${text.trimEnd()}${/\p{Script=Han}\P{L}*$/u.test(text) ? '謝謝您。' : ' Thank you.'}`,
  },
];
