import { z } from 'zod';
import { InferenceError } from '../inference-error.js';
import { tasks } from '../tasks.js';

const predictions = z.array(z.array(z.object({ label: z.string(), score: z.number() })).min(1));
const ranks = z.array(z.object({ index: z.number().int(), score: z.number() }));
const vectors = z.array(z.array(z.number()).min(1));

const wrong = (what: string): InferenceError =>
  new InferenceError('malformed', `The answer ${what}: look at "address" in models.yaml and at what the server runs.`);

function listOf<T>(schema: z.ZodType<T[]>, body: unknown, count: number, what: string): T[] {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw wrong(`is no list of ${what}`);
  if (parsed.data.length !== count) throw wrong(`has ${parsed.data.length} ${what} for ${count} texts`);
  return parsed.data;
}

/** What `/predict` takes for an item of a task: a text, or a pair of them. */
export function predictInput(task: 'entailment' | 'toxicity' | 'stereotype', item: unknown): string[] {
  if (task !== 'entailment') return [tasks[task].input.parse(item).text];
  const { premise, hypothesis } = tasks.entailment.input.parse(item);
  return [premise, hypothesis];
}

/** `/predict`: probabilities by our names of the labels, one record an item. */
export function readPredictions(
  body: unknown,
  count: number,
  nameOf: (label: string) => string,
): Record<string, number>[] {
  return listOf(predictions, body, count, 'predictions').map((item) =>
    Object.fromEntries(item.map(({ label, score }) => [nameOf(label), score])),
  );
}

/** `/rerank`: relevance of each text, in the order in which they were sent. */
export function readRanks(body: unknown, count: number): number[] {
  const list = listOf(ranks, body, count, 'ranks');
  const scores = new Map(list.map(({ index, score }) => [index, score]));
  return Array.from({ length: count }, (_, index) => {
    const score = scores.get(index);
    if (score === undefined) throw wrong(`leaves out the text ${index}`);
    return score;
  });
}

/** `/embed`: one vector a text, all of one length. */
export function readVectors(body: unknown, count: number, dimensions: number | undefined): number[][] {
  const list = listOf(vectors, body, count, 'vectors');
  const sizes = new Set(list.map(({ length }) => length));
  if (sizes.size > 1 || (dimensions !== undefined && !sizes.has(dimensions))) {
    throw wrong(
      `has vectors of ${[...sizes].join(' and ')} numbers${dimensions === undefined ? '' : `, not ${dimensions}`}`,
    );
  }
  return list;
}
