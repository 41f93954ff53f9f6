import type { FindingDraft } from '@countersign/contracts';
import { isSerious } from '../is-serious.js';
import { glassBoxFinding } from './glass-box-finding.js';
import type { OffenceReading } from './offence-model.js';
import { readOffence } from './offence-model.js';
import type { TextSpan } from './text-span.js';
import { quoteAt } from './text-span.js';

/** Longest passage that is judged at once; the model learnt on comments of this length. */
const longestPassage = 300;
const leastCharacters = 8;
const mostNamed = 3;

interface Passage extends TextSpan {
  sentences: TextSpan[];
}

function passagesOf(sentences: readonly TextSpan[]): Passage[] {
  const passages: Passage[] = [];
  for (const sentence of sentences) {
    const last = passages.at(-1);
    if (last && sentence.end - last.start <= longestPassage) {
      last.end = sentence.end;
      last.sentences.push(sentence);
    } else passages.push({ start: sentence.start, end: sentence.end, sentences: [sentence] });
  }
  return passages;
}

function isChinese(folded: string): boolean {
  const characters = folded.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters >= leastCharacters && characters * 2 > (folded.match(/\p{L}/gu)?.length ?? 0);
}

/** A stretch without Chinese that is longer than a name or number. */
const otherScript = /[^\p{Script=Han}]{20}/u;

/** Where beginnings of a passage end: with each sentence, and before something else than Chinese within it. */
function endings({ sentences }: Passage, folded: string): number[] {
  return sentences.flatMap(({ start, end }) => {
    const other = folded.slice(start, end).search(otherScript);
    return other > 0 ? [start + other, end] : [end];
  });
}

/**
 * The worst reading of a passage's beginnings, so that harmless sentences, or English ones, that are appended to an attack take nothing from it;
 * null where none of them is Chinese.
 */
function worstReading(passage: Passage, folded: string): OffenceReading | null {
  let worst: OffenceReading | null = null;
  for (const end of endings(passage, folded)) {
    const words = folded.slice(passage.start, end);
    const reading = isChinese(words) ? readOffence(words) : null;
    if (reading && reading.probability > (worst?.probability ?? -1)) worst = reading;
  }
  return worst;
}

/** The sentence of a passage to which most of the offence falls. */
function worstSentence({ start, sentences }: Passage, { contributions }: OffenceReading): TextSpan | null {
  const weightOf = (sentence: TextSpan): number =>
    contributions.reduce((sum, gram) => {
      const at = gram.start + start;
      return gram.weight > 0 && at >= sentence.start && at < sentence.end ? sum + gram.weight : sum;
    }, 0);
  return sentences.reduce<TextSpan | null>(
    (worst, sentence) => (worst === null || weightOf(sentence) > weightOf(worst) ? sentence : worst),
    null,
  );
}

/** Where runs of at least two characters stand that weigh most in a passage, none inside another: what the finding names. */
export function heaviestRuns(passage: string, { contributions }: OffenceReading): TextSpan[] {
  const runs: TextSpan[] = [];
  const wordOf = ({ start, end }: TextSpan): string => passage.slice(start, end);
  for (const { start, end, weight } of contributions) {
    if (weight <= 0 || runs.length === mostNamed) break;
    const word = wordOf({ start, end });
    const isKnown = runs.map(wordOf).some((known) => known.includes(word) || word.includes(known));
    if (end - start > 1 && !isKnown) runs.push({ start, end });
  }
  return runs;
}

/** Chinese passages that the offence model finds offensive, unless another serious finding stands in them already. English is not read by it. */
export function findOffence(
  text: string,
  folded: string,
  sentences: readonly TextSpan[],
  found: readonly FindingDraft[],
  version: string,
): FindingDraft[] {
  const serious = found.flatMap((finding) =>
    isSerious(finding) && finding.place?.kind === 'span' ? [finding.place] : [],
  );
  return passagesOf(sentences).flatMap((passage) => {
    if (serious.some(({ start }) => start >= passage.start && start < passage.end)) return [];
    const reading = worstReading(passage, folded);
    if (!reading?.offensive) return [];
    const span = worstSentence(passage, reading) ?? passage;
    const own = text.slice(passage.start, passage.end);
    const named = heaviestRuns(own, reading).map(({ start, end }) => own.slice(start, end));
    return glassBoxFinding({
      code: 'offensive-language',
      span,
      score: reading.probability,
      message: {
        en: `“${quoteAt(text, span, 60)}” reads as an attack on people.`,
        'zh-TW': `「${quoteAt(text, span, 60)}」讀起來像是對人的攻擊。`,
      },
      explanation: {
        en: `A model of Chinese words finds it ${Math.round(reading.probability * 100)} % likely that readers take offence; most weight: ${named.join(', ')}. It often mistakes speech against prejudice for prejudice: read who says what.`,
        'zh-TW': `中文用詞模型估計有 ${Math.round(reading.probability * 100)} % 的機率會冒犯讀者；權重最高者：${named.join('、')}。模型常把反對偏見的言論誤認為偏見，請看清楚是誰在說什麼。`,
      },
      version,
    });
  });
}
