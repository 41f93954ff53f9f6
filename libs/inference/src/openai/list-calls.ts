import type OpenAI from 'openai';
import { z } from 'zod';
import type { ItemAnswer, Limits, Usage } from '../backend.js';
import { InferenceError } from '../inference-error.js';
import { sharesByTokens } from '../accounting.js';
import { estimateTokens } from '../estimate-tokens.js';
import { tasks } from '../tasks.js';
import { callOptions, openaiFailure } from './open-client.js';
import type { OpenaiConfig } from './openai-config.js';

const usage = z.object({ prompt_tokens: z.number().int().min(0) }).nullish();
const embeddings = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()).min(1) })),
  usage,
});
const moderations = z.object({ results: z.array(z.object({ category_scores: z.record(z.string(), z.number()) })) });

const texts = (items: readonly unknown[]): string[] => items.map((item) => tasks.embedding.input.parse(item).text);

const wrong = (what: string): InferenceError =>
  new InferenceError('malformed', `The answer ${what}: look at "address" and "model" in models.yaml.`);

/** The tokens that the server counted for the whole list, divided as the texts are long. */
function usagesOf(list: readonly string[], total: number | undefined): Usage[] {
  const shares = sharesByTokens(list.map((text) => ({ inputTokens: estimateTokens(text), outputTokens: null })));
  return shares.map((share) => ({
    inputTokens: total === undefined ? null : Math.round(total * share),
    outputTokens: null,
  }));
}

/** Vectors of texts in one call. */
export async function embed(
  client: OpenAI,
  { model, dimensions }: OpenaiConfig,
  items: readonly unknown[],
  limits: Limits,
): Promise<ItemAnswer[]> {
  const input = texts(items);
  // Plain numbers: not every server knows base64.
  const body = { model, input, encoding_format: 'float' as const, ...(dimensions === undefined ? {} : { dimensions }) };
  try {
    const parsed = embeddings.safeParse(await client.embeddings.create(body, callOptions(limits)));
    if (!parsed.success) throw wrong('is no list of embeddings');
    const data = parsed.data.data.toSorted((one, other) => (one.index ?? 0) - (other.index ?? 0));
    const sizes = new Set(data.map(({ embedding }) => embedding.length));
    if (data.length !== input.length) throw wrong(`has ${data.length} vectors for ${input.length} texts`);
    if (sizes.size > 1) throw wrong('has vectors of different lengths');
    if (dimensions !== undefined && !sizes.has(dimensions))
      throw wrong(`has vectors of ${[...sizes][0]} numbers, not ${dimensions}`);
    const usages = usagesOf(input, parsed.data.usage?.prompt_tokens);
    return data.map(({ embedding }, index) => ({
      output: { vector: embedding },
      usage: usages[index] ?? { inputTokens: null, outputTokens: null },
      call: { request: { ...body, input: input[index] }, answer: { dimensions: embedding.length } },
    }));
  } catch (error) {
    throw openaiFailure(error, limits);
  }
}

/** Scores of texts by the categories of a moderation model, in one call. */
export async function moderate(
  client: OpenAI,
  { model }: OpenaiConfig,
  items: readonly unknown[],
  limits: Limits,
): Promise<ItemAnswer[]> {
  const input = texts(items);
  try {
    const parsed = moderations.safeParse(await client.moderations.create({ model, input }, callOptions(limits)));
    if (!parsed.success) throw wrong('is no list of moderation results');
    const { results } = parsed.data;
    if (results.length !== input.length) throw wrong(`has ${results.length} results for ${input.length} texts`);
    return results.map((result, index) => ({
      output: { scores: result.category_scores },
      usage: { inputTokens: null, outputTokens: null },
      call: { request: { model, input: input[index] }, answer: result },
    }));
  } catch (error) {
    throw openaiFailure(error, limits);
  }
}
