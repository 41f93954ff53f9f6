import type { FindingDraft } from '@countersign/contracts';
import { glassBoxFinding } from './glass-box-finding.js';
import { groundClaims } from './ground-claims.js';
import type { TextSpan } from './text-span.js';
import { quoteAt } from './text-span.js';

/** A claim, and how well other answers of the generator to the same prompt carry it, from 0 to 1. */
export interface Consistency {
  claim: TextSpan;
  mean: number;
}

/** Samples below which they say nothing. */
const leastSamples = 2;
/** Mean support under which a claim is told as not repeated. */
const repeatedFrom = 0.3;
/** Characters of all samples that are read. */
const mostCharacters = 1_000_000;

/**
 * How often the generator says the same again: the mean support of each claim by its other answers (SelfCheckGPT, Manakul and others 2023, with
 * this product's support score in place of theirs). Empty with fewer than two samples.
 */
export async function consistencies(
  text: string,
  samples: readonly string[],
  signal: AbortSignal,
): Promise<Consistency[]> {
  let left = mostCharacters;
  const read = samples.filter((sample) => sample.trim() !== '' && (left -= sample.length) >= 0);
  if (read.length < leastSamples) return [];
  const sums: Consistency[] = [];
  for (const sample of read) {
    const { claims } = await groundClaims(text, [{ id: 'sample', text: sample }], signal);
    claims.forEach(({ claim, support }, at) => {
      const sum = (sums[at] ??= { claim, mean: 0 });
      sum.mean += support / read.length;
    });
  }
  return sums;
}

/** The claims that the generator does not repeat, as findings. */
export function consistencyFindings(
  text: string,
  consistent: readonly Consistency[],
  samples: number,
  version: string,
): FindingDraft[] {
  return consistent
    .filter(({ mean }) => mean < repeatedFrom)
    .map(({ claim, mean }) =>
      glassBoxFinding({
        code: 'unrepeated-claim',
        span: claim,
        score: 1 - mean,
        message: {
          en: `Asked again, the generator does not repeat this: “${quoteAt(text, claim, 80)}”.`,
          'zh-TW': `再次詢問時，模型並未重複這項主張：「${quoteAt(text, claim, 80)}」。`,
        },
        explanation: {
          en: `In ${samples} other answers to the same prompt it finds support of ${Math.round(mean * 100)} % on average. What a generator makes up varies; what it knows it repeats.`,
          'zh-TW': `同一提示的其他 ${samples} 個回答對它的平均支持度為 ${Math.round(mean * 100)} %。編造的內容會變動，確知的內容則會重複。`,
        },
        version,
      }),
    );
}
