import type { GroupAttribute } from './group-lexicon.js';
import { genderPronouns, groupAdjectives, groupLexicon, personWords } from './group-lexicon.js';
import type { TextSpan } from './text-span.js';

/** A word of an English sentence in lower case. */
export interface SentenceWord extends TextSpan {
  word: string;
}

/** Words that name a group of people. */
export interface GroupMention extends TextSpan {
  attribute: GroupAttribute;
  group: string;
  supported: boolean;
  /** True of a plural or collective, false of a pronoun or title of one person. */
  whole: boolean;
}

const word = /[A-Za-z]{1,60}(?:['-][A-Za-z]{1,60})*/g;
const longestName = 3;

interface Named {
  attribute: GroupAttribute;
  group: string;
  supported: boolean;
}

const english = new Map<string, Named>(
  groupLexicon.flatMap(({ en, attribute, group, supported = false }) =>
    en.map((name) => [name, { attribute, group, supported }] as const),
  ),
);
const chinese = new Map<string, Named>(
  groupLexicon.flatMap(({ zh, attribute, group, supported = false }) =>
    zh.map((name) => [name, { attribute, group, supported }] as const),
  ),
);

/** A pattern of any of these literal words, longest first; linear, for every alternative is a literal. */
export function anyOf(literals: Iterable<string>): RegExp {
  const escaped = [...literals]
    .sort((one, other) => other.length - one.length)
    .map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'g');
}

const chineseNames = anyOf(chinese.keys());
const chinesePronouns = anyOf(Object.keys(genderPronouns).filter((name) => /^\p{Script=Han}/u.test(name)));

/** The English words of a folded sentence, offsets in the whole text. */
export function sentenceWords(folded: string, span: TextSpan): SentenceWord[] {
  return Array.from(folded.slice(span.start, span.end).matchAll(word), (match) => ({
    word: match[0].slice(0, 60).toLowerCase(),
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
}

function namedAt(words: readonly SentenceWord[], at: number): { named: Named; length: number } | null {
  for (let length = longestName; length > 0; length -= 1) {
    const part = words.slice(at, at + length);
    const named = part.length === length ? english.get(part.map((one) => one.word).join(' ')) : undefined;
    if (named) return { named, length };
  }
  const adjective = groupAdjectives[words[at]?.word ?? ''];
  if (
    !adjective ||
    !Object.hasOwn(groupAdjectives, words[at]?.word ?? '') ||
    !personWords.has(words[at + 1]?.word ?? '')
  )
    return null;
  const [attribute, group] = adjective;
  const supported = groupLexicon.some((one) => one.group === group && one.supported === true);
  return { named: { attribute, group, supported }, length: 2 };
}

function pronounOf(name: string): string | undefined {
  return Object.hasOwn(genderPronouns, name) ? genderPronouns[name] : undefined;
}

/** The groups a folded sentence names, in order; words of single persons ("she", 先生) come with `whole` false. */
export function findGroupMentions(folded: string, span: TextSpan, words = sentenceWords(folded, span)): GroupMention[] {
  const mentions: GroupMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const found = namedAt(words, at);
    const first = words[at];
    const last = words[at + (found?.length ?? 1) - 1];
    if (!first || !last) continue;
    const pronoun = pronounOf(first.word);
    if (found) mentions.push({ ...found.named, start: first.start, end: last.end, whole: true });
    else if (pronoun)
      mentions.push({
        attribute: 'gender',
        group: pronoun,
        supported: false,
        start: first.start,
        end: first.end,
        whole: false,
      });
    if (found) at += found.length - 1;
  }
  const sentence = folded.slice(span.start, span.end);
  for (const match of sentence.matchAll(chineseNames)) {
    const named = chinese.get(match[0]);
    if (named)
      mentions.push({
        ...named,
        start: span.start + match.index,
        end: span.start + match.index + match[0].length,
        whole: true,
      });
  }
  for (const match of sentence.matchAll(chinesePronouns)) {
    const start = span.start + match.index;
    const group = pronounOf(match[0]) ?? '';
    const partOfWord = /[其吉]/.test(folded.slice(Math.max(0, start - 1), start));
    if (partOfWord || mentions.some((other) => start >= other.start && start < other.end)) continue;
    mentions.push({ attribute: 'gender', group, supported: false, start, end: start + match[0].length, whole: false });
  }
  return mentions.sort((one, other) => one.start - other.start);
}
