import type { GroupMention, SentenceWord } from './group-mentions.js';
import { anyOf } from './group-mentions.js';
import type { TextSpan } from './text-span.js';
import {
  benevolentTraits,
  benevolentTraitsZh,
  disparagingActs,
  disparagingTraits,
  disparagingTraitsZh,
  praisedTraits,
} from './trait-lexicon.js';

/** A trait said of a whole group; the span runs from the group to the trait. */
export interface Stereotype extends TextSpan {
  code: 'stereotype' | 'benevolent-stereotype';
  mention: GroupMention;
}

const copulas = new Set(
  "are is were be being seem appear tend remain become aren't isn't make get always never".split(' '),
);
const generalisers = new Set(
  'all every always naturally generally usually typically mostly just so very really too often inherently simply basically more less to be by nature tend and or only all such the a known their'.split(
    ' ',
  ),
);
const denials = new Set("not never aren't isn't no hardly nor neither".split(' '));
/** Words between a group and its trait, and Chinese characters likewise. */
const reach = { words: 6, characters: 12 } as const;
const acts = new Set(disparagingActs);
const longestAct = Math.max(...disparagingActs.map((act) => act.split(' ').length));
const traitsZh = anyOf([...disparagingTraitsZh, ...benevolentTraitsZh]);
const benevolentZh = new Set(benevolentTraitsZh);
const someOnly = new Set([
  'some',
  'a',
  'one',
  'this',
  'that',
  'two',
  'three',
  'certain',
  'several',
  'few',
  'many',
  'my',
  'his',
  'her',
]);
const generalisingZh =
  /都|全|皆|總是|就是|天生|本來|普遍|多半|往往|一定|永遠|比較|較|很|太|愛|只|是|會|不|應該|該|通常|容易|滾|去/;
const denyingZh = /不(?:是|會|都|一定|見得|應被|該被)|沒有|並非|未必|非/;

function phraseAt(
  words: readonly SentenceWord[],
  at: number,
  most: number,
  phrases: ReadonlySet<string>,
): SentenceWord | null {
  for (let length = Math.min(most, words.length - at); length > 0; length -= 1) {
    const phrase = words
      .slice(at, at + length)
      .map((one) => one.word)
      .join(' ');
    if (phrases.has(phrase)) return words[at + length - 1] ?? null;
  }
  return null;
}

/** Reads on after a group's name: a bridge of copulas and adverbs, then a trait; or at once an act. Null where anything else comes. */
function traitAfter(words: readonly SentenceWord[], from: number): { code: Stereotype['code']; end: number } | null {
  let copula = false;
  let denied = false;
  for (let at = from; at < Math.min(words.length, from + reach.words); at += 1) {
    const { word } = words[at] ?? { word: '' };
    const act = phraseAt(words, at, longestAct, acts);
    if (act) return { code: 'stereotype', end: act.end };
    if (copula) {
      const bad = phraseAt(words, at, 3, disparagingTraits);
      const kind = bad ? null : phraseAt(words, at, 3, benevolentTraits);
      const praised = bad || kind || !denied ? null : phraseAt(words, at, 3, praisedTraits);
      if (bad && !denied) return { code: 'stereotype', end: bad.end };
      if (praised) return { code: 'stereotype', end: praised.end };
      if (kind) return denied ? null : { code: 'benevolent-stereotype', end: kind.end };
    }
    if (denials.has(word)) denied = true;
    if (copulas.has(word)) copula = true;
    else if (!copula && !generalisers.has(word) && !denials.has(word)) return null;
  }
  return null;
}

function englishStereotype(words: readonly SentenceWord[], mention: GroupMention): Stereotype | null {
  const at = words.findIndex(({ end }) => end === mention.end);
  const before = words[words.findIndex(({ start }) => start === mention.start) - 1]?.word ?? '';
  if (at < 0 || someOnly.has(before)) return null;
  const trait = traitAfter(words, at + 1);
  return trait && { code: trait.code, mention, start: mention.start, end: trait.end };
}

function chineseStereotype(folded: string, span: TextSpan, mention: GroupMention): Stereotype | null {
  const after = folded.slice(mention.end, Math.min(span.end, mention.end + reach.characters + 8));
  const before = folded.slice(Math.max(span.start, mention.start - 3), mention.start);
  if (/有些|某些|部分|這位|那位|一位|一名|這個|那個|一個|該名/.test(before)) return null;
  traitsZh.lastIndex = 0;
  const trait = traitsZh.exec(after);
  if (!trait || trait.index > reach.characters) return null;
  const between = after.slice(0, trait.index);
  if (
    /[。;,,、,;!!]/.test(between) ||
    denyingZh.test(between.replace(/不(?:適合|擅長|懂|會)/, '')) ||
    (between !== '' && !generalisingZh.test(between + trait[0]))
  )
    return null;
  return {
    code: benevolentZh.has(trait[0]) ? 'benevolent-stereotype' : 'stereotype',
    mention,
    start: mention.start,
    end: mention.end + trait.index + trait[0].length,
  };
}

/** The stereotypes of one folded sentence; sentences about prejudice (see isCounterSpeech) are for the caller to leave out. */
export function findStereotypes(
  folded: string,
  span: TextSpan,
  words: readonly SentenceWord[],
  mentions: readonly GroupMention[],
): Stereotype[] {
  return mentions
    .filter(({ whole }) => whole)
    .flatMap((mention) => {
      const chinese = /^\p{Script=Han}/u.test(folded.slice(mention.start, mention.end));
      return (chinese ? chineseStereotype(folded, span, mention) : englishStereotype(words, mention)) ?? [];
    });
}
