import { isLatin, latinWord } from './latin-word.js';
import { peopleGroups, type PeopleGroup } from './people-terms.js';
import { hanRoleWords } from './role-names.js';

/** Words that hold a listed word without speaking of a person. */
const otherSenses = /子女|兒女|女兒牆|孩子氣|青年公園|年輕化|man-made|manmade|old (?:town|building|house)/gi;

/** True where a text holds one of the words: Latin ones as whole words, others anywhere. */
export function holdsWord(text: string, words: readonly string[]): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  const latin = words.filter(isLatin);
  const pattern = latin.length > 0 ? new RegExp(latinWord(latin), 'u') : null;
  return (pattern?.test(plain) ?? false) || words.some((word) => !isLatin(word) && plain.includes(word));
}

/** Chinese says the gender of whoever has a role by one sign before it: 男護理師, 女機師, 男女工程師. */
const before = (sign: string): RegExp => new RegExp(`${sign}(?:${hanRoleWords.join('|')})`);
const signs: Readonly<Record<string, RegExp>> = { women: before('女'), men: before('男女?') };

/** Groups of people that a text speaks of. "South Asian" and the like are not counted as their last word once more. */
export function groupsIn(text: string): PeopleGroup[] {
  const spoken = text.replaceAll(otherSenses, ' ');
  const withoutNarrower = spoken.replaceAll(/\b(?:south|southeast)[ -]asian\b|東南亞人?|南亞人?/gi, ' ');
  return peopleGroups.filter((group) => {
    const broad = group.value === 'East Asian people';
    return holdsWord(broad ? withoutNarrower : spoken, group.words) || (signs[group.value]?.test(spoken) ?? false);
  });
}
