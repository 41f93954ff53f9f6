import {
  cursing,
  dehumanising,
  denying,
  fillers,
  harmed,
  harming,
  hating,
  helping,
  ownVoice,
  perishing,
  vile,
} from './attack-lexicon.js';
import type { GroupMention, SentenceWord } from './group-mentions.js';
import type { TextSpan } from './text-span.js';

/** Words between a group and what is said of it, and words of a phrase, at most. */
const reach = 9;
const longestPhrase = 5;
const wishes = new Set(['wish', 'hope', 'pray', 'want', 'if', 'let']);
const modals = new Set(
  'should must ought need needs deserve deserves have has shall to better can could would'.split(' '),
);
const copulas = new Set('are is were was be being seem look smell act behave feel'.split(' '));
const verdicts: readonly RegExp[] = [
  /^(?:all |just |really |fucking )*(?:deserve|deserves) (?:to (?:die|suffer|be|rot|burn)|death|it|nothing|no |hell|punishment|every)/,
  /^(?:all |just |really |clearly )*(?:do not|don't|does not|doesn't|never) (?:deserve|belong|count as|have (?:a )?(?:soul|brain|right))/,
  /^(?:all |just |really )*(?:have|has|had) (?:absolutely )?no (?:right|rights|place|business|soul|value|worth|brain|morals|dignity|honou?r|reason to (?:exist|live))/,
  /^(?:all |just |really |fucking |absolutely |always )*(?:disgust|sicken|repulse|revolt|nauseate|enrage|appal|appall|offend) (?:me|us|everyone)/,
  /^(?:all |just |really |always )*make (?:me|us|everyone|my|our) (?:want to |feel |wanna )?(?:sick|vomit|puke|throw up|angry|ill|skin crawl|blood boil|gag)/,
  /^(?:all |just |really )*(?:are|is) (?:not|no) (?:even |really |actually |fully )?(?:human|humans|people|real people|worth|worthy|fit to|welcome|wanted|better than|different from)/,
  /^(?:aren't|isn't) (?:even |really |actually |fully )?(?:human|people|real people|worth|worthy|fit to|welcome|wanted)/,
  /^(?:all |just )*(?:should not|shouldn't|must not|should never|don't deserve to|do not deserve to) (?:exist|live|be (?:allowed|born|alive|here|treated|given|tolerated)|have (?:rights|the right|children|kids)|breathe|vote|walk)/,
  /^(?:all |just )*(?:should|must|ought to|need to|have to|deserve to) (?:all |just |really )*(?:be )?(?:treated|handled) (?:like|as) (?:animals|dogs|dirt|trash|second|slaves|objects|scum|vermin|criminals|the)/,
  /^(?:all |just )*(?:will|can|could|may|might) (?:all |just |never )*(?:burn|rot|die|go to hell|fuck off|be human|be equal|be one of us)/,
];
const stops = /[.;:!?。！？]|,(?= ?(?:but|however|though))/;

function phraseAt(at: number, words: readonly SentenceWord[], known: ReadonlySet<string>): number {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const phrase = words
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(' ');
    if (known.has(phrase)) return length;
  }
  return 0;
}

function phraseBefore(end: number, words: readonly SentenceWord[], known: ReadonlySet<string>): number {
  for (let length = Math.min(longestPhrase, end); length > 0; length -= 1) {
    const phrase = words
      .slice(end - length, end)
      .map(({ word }) => word)
      .join(' ');
    if (known.has(phrase)) return length;
  }
  return 0;
}

/** Whether a verb is the writer's own: after "I", "let's", "we should", or first in its clause; not after "they", "people who", "don't". */
function isOwnVoice(folded: string, words: readonly SentenceWord[], verbAt: number): boolean {
  for (let at = verbAt - 1; at >= 0; at -= 1) {
    const { word, end } = words[at] ?? { word: '', end: 0 };
    if (/[.;:!?"]/.test(folded.slice(end, words[at + 1]?.start ?? end))) return true;
    if (ownVoice.has(word)) return !denying.has(words[at + 1]?.word ?? '');
    if (denying.has(word) || !helping.has(word)) return false;
  }
  return true;
}

/** The trigger that ends before a group, fillers between them left out. */
function attackBefore(folded: string, words: readonly SentenceWord[], groupAt: number): number | null {
  let at = groupAt;
  if (at > 0 && (cursing.has(words[at - 1]?.word ?? '') || vile.has(words[at - 1]?.word ?? ''))) return at - 1;
  for (let skipped = 0; skipped <= 4 && at > 0; skipped += 1) {
    const hate = phraseBefore(at, words, hating) || phraseBefore(at, words, harming);
    if (hate > 0) return isOwnVoice(folded, words, at - hate) ? at - hate : null;
    if (!fillers.has(words[at - 1]?.word ?? '')) return null;
    at -= 1;
  }
  return null;
}

/** The end of what is said of a group right after it: a call, a contemptuous name or adjective. */
function attackAfter(
  words: readonly SentenceWord[],
  from: number,
  ahead: { said: boolean; wished: boolean },
): number | null {
  let [said, called, denied] = [ahead.said, ahead.wished, false];
  for (let at = from; at < Math.min(words.length, from + reach); at += 1) {
    const word = words[at]?.word ?? '';
    const perish = called && !denied ? phraseAt(at, words, perishing) : 0;
    if (perish > 0) return at + perish;
    if (called && !denied && harmed.has(word)) return at + 1;
    if (said && !denied && (dehumanising.has(word) || vile.has(word))) return at + 1;
    if (denying.has(word)) denied = true;
    else if (copulas.has(word)) said = true;
    else if (modals.has(word)) called = true;
    else if (!fillers.has(word)) return null;
  }
  return null;
}

function verdictAfter(folded: string, span: TextSpan, from: number): number | null {
  const rest = folded
    .slice(from, Math.min(span.end, from + 90))
    .toLowerCase()
    .replace(/^ /, '');
  for (const verdict of verdicts) {
    const match = verdict.exec(rest);
    if (match) return from + 1 + match[0].length;
  }
  return null;
}

/**
 * Where one folded English sentence attacks the groups it names: hate or contempt in the writer's own voice, a wish or a call to harm them, a name
 * that makes them less than people. Speech about prejudice is for the caller to leave out.
 */
export function englishHostility(
  folded: string,
  span: TextSpan,
  words: readonly SentenceWord[],
  mentions: readonly GroupMention[],
): TextSpan[] {
  return mentions.flatMap((mention): TextSpan[] => {
    const groupAt = words.findIndex(({ start }) => start === mention.start);
    const after = words.findIndex(({ end }) => end === mention.end) + 1;
    if (!mention.whole || groupAt < 0 || after === 0) return [];
    const before = attackBefore(folded, words, groupAt);
    if (before !== null) return [{ start: words[before]?.start ?? mention.start, end: mention.end }];
    const ahead = words.slice(Math.max(0, groupAt - 4), groupAt).map(({ word }) => word);
    if (ahead.some((word) => word === 'no' || word === 'not' || word === 'some')) return [];
    const broken = stops.test(folded.slice(mention.end, words[after]?.start ?? mention.end));
    const end = broken
      ? null
      : attackAfter(words, after, {
          said: words[0]?.word === 'why' && ahead.some((word) => copulas.has(word)),
          wished: ahead.some((word) => wishes.has(word)),
        });
    const last = end === null ? verdictAfter(folded, span, mention.end) : (words[end - 1]?.end ?? null);
    return last === null ? [] : [{ start: mention.start, end: last }];
  });
}
