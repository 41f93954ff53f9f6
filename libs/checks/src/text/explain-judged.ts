import type { LocalizedText, ModelReference } from '@countersign/contracts';
import { without, wordsWithin } from '../faithfulness/compare-deletions.js';
import { leaveOneOut, mostExplained } from '../faithfulness/leave-one-out.js';
import { NoModelError, type CheckInference } from '../inference.js';
import { tellTelling } from './tell-telling.js';
import { quoteAt, type TextSpan } from './text-span.js';

/** A text as the checks of bias read it. */
export interface ReadText {
  text: string;
  folded: string;
  sentences: readonly TextSpan[];
  language: string | undefined;
}

/** What a model judged of a sentence. */
export interface Judged {
  span: TextSpan;
  code: 'offensive-language' | 'stereotype';
  probability: number;
  label: string;
  model: ModelReference;
  /** What it hangs on, for the worst. */
  telling?: LocalizedText;
}

/** What the model says of a text in the same words as before. */
async function askAgain(
  { code, label }: Judged,
  text: string,
  language: string | undefined,
  inference: CheckInference,
) {
  if (code === 'stereotype') return (await inference.ask('stereotype', { text }, language)).output.stereotype;
  return (await inference.ask('toxicity', { text }, language)).output.scores[label] ?? null;
}

/** The judgements, the worst five with the words that they hang on: the model is asked again without them. */
export async function explainJudged(
  judged: readonly Judged[],
  { text, language }: ReadText,
  inference: CheckInference,
): Promise<Judged[]> {
  const worst = new Set([...judged].sort((one, other) => other.probability - one.probability).slice(0, mostExplained));
  const explain = async (one: Judged): Promise<Judged> => {
    if (!worst.has(one)) return one;
    try {
      const found = await leaveOneOut(wordsWithin(text, one.span), one.probability, (part) =>
        askAgain(one, without(text, one.span, [part]), language, inference),
      );
      return { ...one, telling: tellTelling(found && quoteAt(text, found.part, 60), found?.without ?? 0) };
    } catch (error) {
      // The finding stands without, when nobody answers any more.
      if (!(error instanceof NoModelError)) throw error;
      return one;
    }
  };
  return Promise.all(judged.map(explain));
}
