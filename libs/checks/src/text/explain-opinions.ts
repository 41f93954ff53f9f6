import type { LocalizedText } from '@countersign/contracts';
import { without, wordsWithin } from '../faithfulness/compare-deletions.js';
import { leaveOneOut, mostExplained, mostQuestions, type Telling } from '../faithfulness/leave-one-out.js';
import { NoModelError, type CheckInference } from '../inference.js';
import type { GroundedClaim, Grounding } from './ground-claims.js';
import {
  contradictionFrom,
  opinionTask,
  premiseOf,
  premisesOf,
  type Opinion,
  type Opinions,
} from './second-opinions.js';
import { quoteAt, type TextSpan } from './text-span.js';
import { tellTelling } from './tell-telling.js';

type AskAgain = (premise: string, claim: string) => Promise<number | null>;

/** Which of its passages a contradiction hangs on; null where there is one only, or none decides. */
async function tellingPassage(passages: readonly string[], { contradiction }: Opinion, ask: AskAgain, claim: string) {
  const parts = passages.slice(0, mostQuestions).map((_, at): TextSpan => ({ start: at, end: at + 1 }));
  const telling = await leaveOneOut(parts, contradiction, ({ start }) =>
    ask(premiseOf(passages.filter((_, at) => at !== start)), claim),
  );
  return telling && { telling, words: passages[telling.part.start] ?? '' };
}

/** Which words of the claim it hangs on. */
async function tellingWords(claim: string, { contradiction }: Opinion, ask: AskAgain, premise: string) {
  const whole = { start: 0, end: claim.length };
  const telling = await leaveOneOut(wordsWithin(claim, whole), contradiction, (part) =>
    ask(premise, without(claim, whole, [part])),
  );
  return telling && { telling, words: claim.slice(telling.part.start, telling.part.end) };
}

function told(found: { telling: Telling; words: string } | null): LocalizedText {
  if (found === null) return tellTelling(null, 0);
  const { words, telling } = found;
  return tellTelling(quoteAt(words, { start: 0, end: words.length }, 60), telling.without);
}

/**
 * The opinions with what the worst contradictions (at most five) hang on: the model is asked again without one passage or, where there is one only, without
 * words of the claim, at most eight times for one. Where it no longer answers, the opinion stands without.
 */
export async function explainOpinions(
  text: string,
  grounding: Grounding,
  opinions: Opinions,
  inference: CheckInference,
  language: string | undefined,
): Promise<Opinions> {
  const task = opinionTask(inference);
  const worst = [...opinions.byClaim]
    .filter(([, { contradiction }]) => contradiction >= contradictionFrom)
    .sort(([, one], [, other]) => other.contradiction - one.contradiction)
    .slice(0, mostExplained);
  if (task === null || worst.length === 0) return opinions;
  const byClaim = new Map(opinions.byClaim);
  const explain = async (at: number, claim: GroundedClaim, opinion: Opinion): Promise<void> => {
    const words = text.slice(claim.claim.start, claim.claim.end);
    const passages = premisesOf(claim, grounding);
    const ask: AskAgain = async (premise, said) =>
      (await task(inference, { premise, claim: said, language }))?.contradiction ?? null;
    const found =
      passages.length > 1
        ? await tellingPassage(passages, opinion, ask, words)
        : await tellingWords(words, opinion, ask, premiseOf(passages));
    byClaim.set(at, { ...opinion, telling: told(found) });
  };
  await Promise.all(
    worst.map(async ([at, opinion]) => {
      const claim = grounding.claims[at];
      try {
        if (claim) await explain(at, claim, opinion);
      } catch (error) {
        if (!(error instanceof NoModelError)) throw error;
      }
    }),
  );
  return { ...opinions, byClaim };
}
