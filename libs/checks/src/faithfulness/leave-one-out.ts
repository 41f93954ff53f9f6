import type { TextSpan } from '../text/text-span.js';

/** Most findings of opaque models, worst first, for which the model is asked again. */
export const mostExplained = 5;
/** Most further questions for one finding. */
export const mostQuestions = 8;
/** Least change of a probability that is told. */
const leastChange = 0.05;

/** What of a text a model's answer hangs on most, and what it says without it. */
export interface Telling {
  part: TextSpan;
  without: number;
}

/** Asks the model with a part left out; null when it gave no answer. */
export type AskWithout = (part: TextSpan) => Promise<number | null>;

/** Neighbouring parts joined to at most `count` stretches of about the same number. */
function joined(parts: readonly TextSpan[], count: number): TextSpan[] {
  const size = Math.ceil(parts.length / count);
  return Array.from({ length: Math.ceil(parts.length / size) }, (_, at) => {
    const own = parts.slice(at * size, (at + 1) * size);
    return { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
  });
}

async function lowest(parts: readonly TextSpan[], ask: AskWithout): Promise<Telling | null> {
  const answers = await Promise.all(parts.map(async (part) => ({ part, without: await ask(part) })));
  return answers.reduce<Telling | null>(
    (least, { part, without }) =>
      without !== null && without < (least?.without ?? Infinity) ? { part, without } : least,
    null,
  );
}

/**
 * Which of the parts (in order) lowers a model's probability most when it is left out, by at most eight questions: each part alone where there are as few,
 * else four stretches and then the quarters of the one that matters most. Null where none changes it by at least .05, or nobody answered.
 */
export async function leaveOneOut(
  parts: readonly TextSpan[],
  probability: number,
  ask: AskWithout,
): Promise<Telling | null> {
  // Without its only part a text says nothing, and a model's answer to nothing explains nothing.
  if (parts.length < 2) return null;
  const few = parts.length <= mostQuestions;
  const coarse = await lowest(few ? parts : joined(parts, mostQuestions / 2), ask);
  if (coarse === null || probability - coarse.without < leastChange) return null;
  const inside = parts.filter(({ start, end }) => start >= coarse.part.start && end <= coarse.part.end);
  if (few || inside.length < 2) return coarse;
  const fine = await lowest(joined(inside, mostQuestions / 2), ask);
  const carriesMost = fine !== null && probability - fine.without >= (probability - coarse.without) / 2;
  return carriesMost ? fine : coarse;
}
