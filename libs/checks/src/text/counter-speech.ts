import type { TextSpan } from './text-span.js';

const english = [
  'it is wrong to',
  "it's wrong to",
  'wrong to say',
  'wrong to think',
  'wrong to claim',
  'wrong to assume',
  'myth',
  'stereotype',
  'stereotypes',
  'stereotypical',
  'prejudice',
  'prejudiced',
  'bigoted',
  'bigotry',
  'racist',
  'sexist',
  'ableist',
  'homophobic',
  'transphobic',
  'islamophobic',
  'antisemitic',
  'misogynist',
  'misogyny',
  'discriminate',
  'discrimination',
  'discriminatory',
  'not true that',
  'untrue that',
  'false that',
  'no evidence',
  'not all',
  'nobody should',
  'no one should',
  'should not say',
  "shouldn't say",
  'should never say',
  "don't say",
  'do not say',
  'never say',
  'stop saying',
  'stop calling',
  'claim that',
  'claims that',
  'claimed that',
  'said that',
  'says that',
  'saying that',
  'argued that',
  'argues that',
  'accused of',
  'believe that',
  'believes that',
  'assumption that',
  'assume that',
  'idea that',
  'notion that',
  'contrary to',
  'misconception',
  'unfair to',
  'unacceptable',
  'offensive',
  'hate speech',
  'slur',
  'slurs',
  'debunk',
  'some people think',
  'some people say',
  'so-called',
  'unjust',
  'not because',
  'whether',
  'disagree',
  'how dare',
  'you have to be',
  'you are just',
  'calling people',
  'things like',
  'statements like',
  'comments like',
  'not okay',
  'not ok',
  'would never',
  'nobody',
  'no one',
] as const;

const chinese = [
  '刻板印象',
  '偏見',
  '歧視',
  '迷思',
  '污名',
  '汙名',
  '不該說',
  '不應說',
  '不應該說',
  '不能說',
  '不可以說',
  '不要說',
  '別說',
  '並非',
  '不是所有',
  '並不是',
  '不代表',
  '錯誤的',
  '是錯的',
  '不對的',
  '不正確',
  '有人說',
  '有人認為',
  '有人覺得',
  '認為',
  '聲稱',
  '宣稱',
  '所謂',
  '被說',
  '被當作',
  '被當成',
  '被視為',
  '被貼',
  '標籤',
  '仇恨',
  '尊重',
  '平等',
  '不公平',
  '反對',
  '憑什麼',
  '誰說',
  '難道',
  '為什麼要',
  '種族主義',
  '謠言',
  '打破',
  '破除',
  '澄清',
  '以偏概全',
  '不要以為',
  '不應因',
  '不得因',
  '不因',
  '無論',
  '不論',
  '不分',
  '禁止',
] as const;

function anyLiteral(literals: readonly string[], bounded: boolean): RegExp {
  const union = literals.join('|');
  return new RegExp(bounded ? `(?<![a-z])(?:${union})(?![a-z])` : union);
}

/** Questions that take what they ask for granted: "Why are they so …?", unless they ask why people say it. */
const presupposing =
  /^\W*(?:but |so |and )?(?:why (?:are|do|does|is|must|can't|don't|won't|would)|how (?:can|are|come|dare)|when will|who let|what(?:'s| is) wrong with)(?![a-z])/;
const askingOpinions = /(?<![a-z])(?:say|says|think|believe|claim|assume|call|feel that|told|people|anyone)(?![a-z])/;
const presupposingZh = /^\W*(?:為什麼|為何|怎麼|憑什麼)[^說認覺稱]{0,12}(?:這麼|那麼|都|總是|老是|全|就是)/;

function asks(sentence: string): boolean {
  if (!/[?][\s"'」』)]*$/.test(sentence.slice(-8))) return false;
  return !(presupposing.test(sentence) && !askingOpinions.test(sentence)) && !presupposingZh.test(sentence);
}

const englishMark = anyLiteral(english, true);
const chineseMark = anyLiteral(chinese, false);

/**
 * Whether a folded sentence speaks about a prejudice rather than with it: it reports, denies, asks or condemns. Such sentences are not flagged,
 * since word patterns mistake counter-speech for hate.
 */
export function isCounterSpeech(folded: string, span: TextSpan): boolean {
  const sentence = folded.slice(span.start, span.end).toLowerCase();
  return asks(sentence) || englishMark.test(sentence) || chineseMark.test(sentence);
}

const quotations = /"[^"]*"|「[^」]*」|『[^』]*』/g;

/** Whether the words at `hit` are quoted and the sentence around the quotation says something itself: such words are cited, not spoken. */
export function isQuotedAside(folded: string, span: TextSpan, hit: TextSpan): boolean {
  const sentence = folded.slice(span.start, span.end);
  for (const match of sentence.matchAll(quotations)) {
    const start = span.start + match.index;
    if (hit.start < start || hit.end > start + match[0].length) continue;
    return (sentence.length - match[0].length) * 2 > match[0].length || sentence.length - match[0].length > 20;
  }
  return false;
}
