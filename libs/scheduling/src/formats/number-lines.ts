import { FormatError } from './format-error.js';

/** The numbers of one line. */
export interface NumberLine {
  line: number;
  numbers: number[];
}

/** Longest text that is read: 20 MB hold far more than the most operations. */
const longest = 20_000_000;

/** Lines that hold numbers; empty ones and those that begin with `#` are left out. Throws FormatError at anything that is no number. */
export function numberLines(text: string): NumberLine[] {
  if (text.length > longest) {
    throw new FormatError({
      en: 'the text is longer than 20 MB: hand in a smaller problem',
      'zh-TW': '文字超過 20 MB，請改用較小的問題',
    });
  }
  return text.split(/\r?\n/).flatMap((content, at): NumberLine[] => {
    const words = content.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#') === true) return [];
    const numbers = words.map(Number);
    const wrong = words[numbers.findIndex((value) => !Number.isFinite(value) || value < 0)];
    if (wrong !== undefined) {
      const shown = wrong.slice(0, 40);
      throw new FormatError(
        {
          en: `"${shown}" is no number of 0 or more: write numbers only, comments after #`,
          'zh-TW': `「${shown}」不是 0 以上的數字；請只寫數字，註解以 # 開頭`,
        },
        at + 1,
      );
    }
    return [{ line: at + 1, numbers }];
  });
}
