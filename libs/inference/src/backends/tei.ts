import { z } from 'zod';
import type { Backend, ItemAnswer, Limits, ModelEntry } from '../backend.js';
import { InferenceError } from '../inference-error.js';
import { classifierOutput, labelNames } from '../label-names.js';
import { keyFrom } from '../openai/openai-config.js';
import { tasks } from '../tasks.js';
import { predictInput, readPredictions, readRanks, readVectors } from '../tei/tei-answers.js';
import { TeiClient } from '../tei/tei-client.js';

const config = z.strictObject({
  apiKeyVariable: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'must be the name of an environment variable, never the key itself' })
    .optional(),
  /** Our names of the model's labels, where they are not the same: `{ LABEL_0: entailment }`. */
  labels: z.record(z.string(), z.string()).default({}),
  dimensions: z.number().int().min(1).optional(),
  /** Ask the server first whether it runs the revision of models.yaml. */
  verifyRevision: z.boolean().default(true),
  /** Cut texts that are too long, which the server refuses otherwise. */
  truncate: z.boolean().default(false),
});
type Config = z.infer<typeof config>;

const info = z.object({ model_id: z.string(), model_sha: z.string().nullish() });

/** Compares what the server says that it runs with models.yaml. */
async function verifyRevision(client: TeiClient, { revision }: ModelEntry, limits: Limits): Promise<void> {
  const parsed = info.safeParse(await client.call('info', undefined, limits));
  if (!parsed.success)
    throw new InferenceError('malformed', 'The server does not answer /info as TEI does: look at "address".');
  const { model_id: id, model_sha: sha } = parsed.data;
  if (!sha || sha === revision) return;
  throw new InferenceError(
    'unsupported',
    `The server runs revision ${sha} of ${id}, models.yaml says ${revision}: start the server with that revision, or look at the new one and write it down.`,
  );
}

type Answered = readonly { output: unknown; request: unknown; answer: unknown }[];

async function predict(
  client: TeiClient,
  model: ModelEntry<Config>,
  items: readonly unknown[],
  limits: Limits,
): Promise<Answered> {
  const { task } = model;
  if (task !== 'entailment' && task !== 'toxicity' && task !== 'stereotype') return [];
  const inputs = items.map((item) => predictInput(task, item));
  const body = { inputs, raw_scores: false, truncate: model.config.truncate };
  const answer = await client.call('predict', body, limits);
  const scores = readPredictions(answer, items.length, labelNames(task, model.config.labels));
  return scores.map((its, index) => ({
    output: classifierOutput(task, its),
    request: { inputs: inputs[index] },
    answer: its,
  }));
}

async function embed(
  client: TeiClient,
  model: ModelEntry<Config>,
  items: readonly unknown[],
  limits: Limits,
): Promise<Answered> {
  const inputs = items.map((item) => tasks.embedding.input.parse(item).text);
  const answer = await client.call('embed', { inputs, truncate: model.config.truncate }, limits);
  return readVectors(answer, items.length, model.config.dimensions).map((vector, index) => ({
    output: { vector },
    request: { inputs: inputs[index] },
    answer: { dimensions: vector.length },
  }));
}

/** Passages of one question go together; TEI ranks the texts of one query. */
async function rerank(
  client: TeiClient,
  model: ModelEntry<Config>,
  items: readonly unknown[],
  limits: Limits,
): Promise<Answered> {
  const questions = items.map((item) => tasks.rerank.input.parse(item));
  const answers: { output: unknown; request: unknown; answer: unknown }[] = [];
  const byQuery = Map.groupBy(questions.keys(), (index) => questions[index]?.query ?? '');
  await Promise.all(
    [...byQuery].map(async ([query, indexes]) => {
      const passages = indexes.map((index) => questions[index]?.passage ?? '');
      const body = { query, texts: passages, raw_scores: false, truncate: model.config.truncate };
      const ranks = readRanks(await client.call('rerank', body, limits), passages.length);
      indexes.forEach((index, at) => {
        const relevance = ranks[at];
        answers[index] = { output: { relevance }, request: questions[index], answer: { score: relevance } };
      });
    }),
  );
  return answers;
}

/** text-embeddings-inference of Hugging Face: classifiers, rerankers and embeddings. */
export const tei: Backend<Config> = {
  name: 'tei',
  tasks: ['entailment', 'toxicity', 'stereotype', 'embedding', 'rerank'],
  needs: 'address',
  config,
  open(model, { secret }) {
    const client = new TeiClient(model.address ?? '', keyFrom(model.config.apiKeyVariable, secret));
    const answer = { embedding: embed, rerank }[model.task as string] ?? predict;
    let verified = !model.config.verifyRevision;
    return Promise.resolve({
      maxBatch: model.batch.items,
      usesCuda: false,
      notices: [],
      async run(items: readonly unknown[], limits: Limits): Promise<ItemAnswer[]> {
        if (!verified) await verifyRevision(client, model, limits);
        verified = true;
        const answered = await answer(client, model, items, limits);
        return answered.map(({ output, ...call }) => ({
          output,
          usage: { inputTokens: null, outputTokens: null },
          call,
        }));
      },
      close: () => Promise.resolve(),
    });
  },
};
