import { peopleGroups, roleWords, type PeopleGroup } from './people-terms.js';

const isLatin = (word: string) => /^[\x20-\x7e]+$/.test(word);
const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Words that hold a listed word without speaking of a person. */
const otherSenses = /子女|兒女|女兒牆|孩子氣|青年公園|年輕化|man-made|manmade|old (?:town|building|house)/gi;

/** True where a text holds one of the words: Latin ones as whole words, others anywhere. */
export function holdsWord(text: string, words: readonly string[]): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  const latin = words.filter(isLatin).map(escaped);
  const pattern =
    latin.length > 0 ? new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${latin.join('|')})(?![\p{L}\p{N}-])`, 'u') : null;
  return (pattern?.test(plain) ?? false) || words.some((word) => !isLatin(word) && plain.includes(word));
}

/** Groups of people that a text speaks of. "South Asian" and the like are not counted as their last word once more. */
export function groupsIn(text: string): PeopleGroup[] {
  const spoken = text.replaceAll(otherSenses, ' ');
  const withoutNarrower = spoken.replaceAll(/\b(?:south|southeast)[ -]asian\b|東南亞人?|南亞人?/gi, ' ');
  return peopleGroups.filter((group) => {
    const broad = group.value === 'East Asian people';
    return holdsWord(broad ? withoutNarrower : spoken, group.words);
  });
}

/** The first occupation or standing that a text names, null where it names none. */
export const roleWordIn = (text: string): string | null =>
  roleWords.find((word) => holdsWord(text, [word, `${word}s`])) ?? null;
