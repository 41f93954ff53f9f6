/** True for a word of Latin letters, which stands between spaces or other signs; Chinese words stand anywhere. */
export const isLatin = (word: string): boolean => /^[\x20-\x7e]+$/.test(word);

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const letter = String.raw`[\p{Script=Latin}\p{N}-]`;

/** A pattern (flag u) of any of these Latin words as a whole one, the first that fits at a place; `ending` may follow it. Chinese may stand beside it. */
export const latinWord = (words: readonly string[], ending = ''): string =>
  `(?<!${letter})(?:${words.map(escaped).join('|')})${ending}(?!${letter})`;
