import type { LocalizedText, ModelReference } from '@countersign/contracts';
import type { TaskInput } from '@countersign/inference';
import { z } from 'zod';
import { NoModelError, type CheckInference } from '../inference.js';
import type { GroundedClaim, Grounding } from './ground-claims.js';
import { outputFeatures, outputSupport } from './score-support.js';

/** What a model says of one claim beside its passages: three probabilities that add up to one. */
export interface Opinion {
  entailment: number;
  contradiction: number;
  model: ModelReference;
  /** A judge's reason, in its own words. */
  reason: string | null;
  /** What the opinion hangs on, found by leaving one passage or word out (see explain-opinions). */
  telling?: LocalizedText;
}

/** Claims with the opinions of a model, by their place in `claims`. */
export interface Opinions {
  byClaim: ReadonlyMap<number, Opinion>;
  /** Why no model answered, where one was asked; the claims without an opinion stand on words alone. */
  silence: NoModelError | null;
}

/** Claims that are put to a model, the least carried first; more would take the time of many checks. */
const mostClaims = 200;
/** Characters of passages beside one claim: what common models read at once. */
const mostPremise = 2000;
/** Probability from which a contradiction is taken for one. */
export const contradictionFrom = 0.5;
/** Probability of a judge that gives none. */
const plainCertainty = 0.8;

const verdict = z.object({
  verdict: z.enum(['supported', 'contradicted', 'not-mentioned']),
  reason: z.string().max(2000),
});
/** The question to a judge. Data travels apart from it (see libs/inference judge-prompt). */
const judgeQuestion: Pick<TaskInput<'judge'>, 'instruction' | 'schema'> = {
  instruction:
    'Compare the claim with the passages from its sources. Answer "supported" only if the passages state or plainly imply all of it, "contradicted" if they state something that cannot be true together with it, and "not-mentioned" otherwise. Use nothing but the passages. Give the reason in one sentence, in the language of the claim.',
  schema: z.toJSONSchema(verdict) as TaskInput<'judge'>['schema'],
};

/** The source sentences that a claim is put to a model beside, in the order of the sources. */
export function premisesOf({ passages }: GroundedClaim, { index }: Grounding): string[] {
  const sentences = passages.flatMap((at) => index.sentences[at] ?? []);
  // With the sentences beside the best one: what is denied often stands next to what is said.
  const [best] = passages;
  const around = best === undefined ? [] : [best - 1, best + 1].flatMap((at) => index.sentences[at] ?? []);
  const own = new Set([...sentences, ...around.filter((one) => one.source === index.sentences[best ?? 0]?.source)]);
  return [...own]
    .sort((one, other) => one.source - other.source || one.start - other.start)
    .map(({ source, start, end }) => index.sources[source]?.text.slice(start, end) ?? '');
}

/** Source sentences as one text, as much of it as common models read at once. */
export const premiseOf = (sentences: readonly string[]): string => sentences.join('\n').slice(0, mostPremise);

export interface Question {
  premise: string;
  claim: string;
  language: string | undefined;
}

async function askJudge(inference: CheckInference, { premise, claim, language }: Question): Promise<Opinion | null> {
  const data = { passages: premise, claim };
  const { output, model } = await inference.ask('judge', { ...judgeQuestion, data }, language);
  const said = verdict.safeParse(output.answer);
  if (!said.success) return null;
  const sure = output.certainty ?? plainCertainty;
  const rest = (1 - sure) / 2;
  const { verdict: word, reason } = said.data;
  return {
    entailment: word === 'supported' ? sure : rest,
    contradiction: word === 'contradicted' ? sure : rest,
    model,
    reason,
  };
}

async function askEntailment(
  inference: CheckInference,
  { premise, claim, language }: Question,
): Promise<Opinion | null> {
  const { output, model, own } = await inference.ask('entailment', { premise, hypothesis: claim }, language);
  return own ? null : { entailment: output.entailment, contradiction: output.contradiction, model, reason: null };
}

type Ask = (inference: CheckInference, question: Question) => Promise<Opinion | null>;

/** How a model is asked for its opinion: an entailment model where one is named, else a judge; null without either. */
export function opinionTask(inference: CheckInference): Ask | null {
  return inference.has('entailment') ? askEntailment : inference.has('judge') ? askJudge : null;
}

/** Puts claims beside their passages to an entailment model or, where none is named, to a judge. Without either, nobody is asked. */
export async function askOpinions(
  text: string,
  grounding: Grounding,
  inference: CheckInference,
  language: string | undefined,
): Promise<Opinions> {
  const ask = opinionTask(inference);
  const byClaim = new Map<number, Opinion>();
  if (ask === null) return { byClaim, silence: null };
  let silence: NoModelError | null = null;
  const asked = grounding.claims
    .map((claim, at) => ({ claim, at, premise: premiseOf(premisesOf(claim, grounding)) }))
    .filter(({ premise }) => premise !== '')
    .sort((one, other) => one.claim.support - other.claim.support)
    .slice(0, mostClaims);
  await Promise.all(
    asked.map(async ({ claim: { claim }, at, premise }) => {
      try {
        const opinion = await ask(inference, { premise, claim: text.slice(claim.start, claim.end), language });
        if (opinion) byClaim.set(at, opinion);
      } catch (error) {
        if (!(error instanceof NoModelError)) throw error;
        // A chain without a model of this language was meant to be so.
        if (error.kind !== 'unsupported') silence = error;
      }
    }),
  );
  return { byClaim, silence };
}

const odds = (probability: number): number => {
  const kept = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(kept / (1 - kept));
};

function weigh(support: number, { entailment, contradiction }: Opinion): number {
  if (contradiction >= contradictionFrom) return Math.min(support, 1 - contradiction);
  return 1 / (1 + Math.exp(-(odds(support) + odds(entailment)) / 2));
}

/**
 * The grounding with the opinions weighed in: support becomes the mean, in log-odds, of what words and what the model say. A model that finds a
 * contradiction counts alone, for words cannot see one.
 */
export function withOpinions(grounding: Grounding, { byClaim }: Opinions): Grounding {
  if (byClaim.size === 0) return grounding;
  const claims = grounding.claims.map((claim, at) => {
    const opinion = byClaim.get(at);
    return opinion ? { ...claim, support: weigh(claim.support, opinion) } : claim;
  });
  return { ...grounding, claims, score: outputSupport(outputFeatures(claims)) };
}
