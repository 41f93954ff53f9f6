import type { GroupAttribute } from './group-lexicon.js';
import { anyOf } from './group-mentions.js';
import { swapPairs } from './swap-lexicon.js';

/** A text with the words of one attribute's groups in each other's place. */
export interface SwappedText {
  attribute: GroupAttribute;
  text: string;
  /** The words that were replaced, as they stood. */
  replaced: readonly string[];
}

interface Lexicon {
  words: ReadonlyMap<string, string>;
  pattern: RegExp;
}

const isHan = (word: string): boolean => /^[\d\p{Script=Han}]+$/u.test(word) && /\p{Script=Han}/u.test(word);

function lexiconOf(attribute: GroupAttribute): Lexicon {
  const words = new Map<string, string>();
  for (const { one, other } of swapPairs.filter((pair) => pair.attribute === attribute)) {
    // "her" stands for "him" and "his": the first pair decides.
    if (!words.has(one)) words.set(one, other);
    if (!words.has(other)) words.set(other, one);
  }
  const han = [...words.keys()].filter(isHan);
  const latin = [...words.keys()].filter((word) => !isHan(word));
  const patterns = [
    ...(han.length > 0 ? [anyOf(han).source] : []),
    ...(latin.length > 0 ? [`(?<![A-Za-z0-9-])(?:${anyOf(latin).source})(?![A-Za-z0-9]|-\\w)`] : []),
  ];
  return { words, pattern: new RegExp(patterns.join('|'), 'gi') };
}

const attributes = [...new Set(swapPairs.map(({ attribute }) => attribute))];
const lexicons = new Map(attributes.map((attribute) => [attribute, lexiconOf(attribute)]));

/** The case of one word given to another: HE to SHE, He to She. */
function inCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** "her" before a noun was "his", elsewhere "him"; English alone knows the difference. */
function fitting(word: string, after: string): string {
  return word === 'him' &&
    /^ (?:[a-z-]+)/i.test(after) &&
    !/^ (?:his|her|a|an|the|my|your|our|their|this|these|some|any|it|to|and|or|in|on|at|for|with|from|as|that|when|if|about|by|is|was)\b/i.test(
      after,
    )
    ? 'his'
    : word;
}

/** A text with the groups of each attribute swapped, for every attribute of which it has a word. */
export function swapGroups(text: string): SwappedText[] {
  return attributes.flatMap((attribute): SwappedText[] => {
    const lexicon = lexicons.get(attribute);
    if (!lexicon) return [];
    const replaced: string[] = [];
    const swapped = text.replace(lexicon.pattern, (found: string, offset: number) => {
      const other = lexicon.words.get(found.toLowerCase());
      if (other === undefined) return found;
      replaced.push(found);
      const word = found.toLowerCase() === 'her' ? fitting(other, text.slice(offset + found.length)) : other;
      return inCaseOf(found, word);
    });
    return replaced.length > 0 ? [{ attribute, text: swapped, replaced }] : [];
  });
}
