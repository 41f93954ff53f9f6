import { z } from 'zod';
import type { Backend, BackendEnvironment, ItemAnswer, ModelEntry, OpenModel } from '../backend.js';
import { InferenceError } from '../inference-error.js';
import { classifierOutput, labelNames } from '../label-names.js';
import { readModelConfig, type ModelConfig } from '../onnx/model-config.js';
import { OnnxSession } from '../onnx/onnx-session.js';
import { readProbabilities, readVectors } from '../onnx/read-outputs.js';
import type { ThreadAnswer } from '../onnx/onnx-thread.js';
import { tasks } from '../tasks.js';

const config = z.strictObject({
  /** Where it computes; `auto`: on the card of a machine that has one. Without CUDA's libraries it falls back to the processor. */
  device: z.enum(['auto', 'cpu', 'cuda']).default('auto'),
  file: z.string().min(1).default('model.onnx'),
  /** Our names of the model's labels, where they are not the same: `{ LABEL_0: entailment }`. */
  labels: z.record(z.string(), z.string()).default({}),
  maxTokens: z.number().int().min(8).default(512),
  /** Cut texts that are too long at the end, which are refused otherwise. */
  truncate: z.boolean().default(false),
  /** Of the logits; without it what config.json says. */
  activation: z.enum(['softmax', 'sigmoid']).optional(),
  /** Make vectors of embeddings one long. */
  normalise: z.boolean().default(true),
  /** Threads of one computation; without it as many as there are cores. */
  threads: z.number().int().min(1).optional(),
});
type Config = z.infer<typeof config>;

function textsOf({ task }: ModelEntry, item: unknown): string[] {
  switch (task) {
    case 'entailment': {
      const { premise, hypothesis } = tasks.entailment.input.parse(item);
      return [premise, hypothesis];
    }
    case 'rerank': {
      const { query, passage } = tasks.rerank.input.parse(item);
      return [query, passage];
    }
    default:
      return [tasks.embedding.input.parse(item).text];
  }
}

/** Answers of the texts that were computed, in the form of the task. */
function outputsOf({ task, config: its }: ModelEntry<Config>, about: ModelConfig, answer: ThreadAnswer): unknown[] {
  if (task === 'embedding') return readVectors(answer, its.normalise).map((vector) => ({ vector }));
  const rows = readProbabilities(answer, its.activation ?? about.activation);
  if (task === 'rerank') return rows.map((row) => ({ relevance: row[0] }));
  const nameOf = labelNames(task, its.labels);
  return rows.map((row) => {
    const named = row.map((score, at) => [nameOf(about.labels[at] ?? `LABEL_${at}`), score] as const);
    return classifierOutput(task, Object.fromEntries(named));
  });
}

const tooLong = (maxTokens: number) =>
  new InferenceError(
    'unsupported',
    `The text has more than ${maxTokens} tokens: send a shorter part of it, or set "truncate" in models.yaml.`,
  );

async function run(
  session: OnnxSession,
  model: ModelEntry<Config>,
  about: ModelConfig,
  items: readonly unknown[],
): Promise<ItemAnswer[]> {
  const texts = items.map((item) => textsOf(model, item));
  const answer = await session.run(texts);
  const outputs = outputsOf(model, about, answer);
  let computed = 0;
  return items.map((_, index): ItemAnswer => {
    const usage = { inputTokens: answer.tokens[index] ?? null, outputTokens: null };
    const request = { texts: texts[index], truncated: answer.truncated.includes(index) };
    if (answer.tooLong.includes(index)) {
      return { error: tooLong(model.config.maxTokens), usage, call: { request, answer: null } };
    }
    const output = outputs[computed];
    computed += 1;
    return {
      output,
      usage,
      call: { request, answer: model.task === 'embedding' ? { dimensions: answer.dims.at(-1) } : output },
    };
  });
}

const noCuda = (why: string) => ({
  en: `It computes on the processor, because CUDA cannot be used (${why}). What it needs is in docs/operating.md.`,
  'zh-TW': `因無法使用 CUDA（${why}），改以處理器運算。所需設定請見 docs/operating.md。`,
});

async function open(model: ModelEntry<Config>, { folder: pathOf, preferCuda }: BackendEnvironment): Promise<OpenModel> {
  const { device, file, threads, maxTokens, truncate } = model.config;
  const folder = pathOf(model.folder ?? '');
  const about = await readModelConfig(folder);
  const cuda = device === 'cuda' || (device === 'auto' && preferCuda);
  const session = new OnnxSession({
    folder,
    file,
    cuda,
    threads: threads ?? null,
    maxTokens,
    truncate,
    padId: about.padId,
  });
  await session.open();
  return {
    maxBatch: model.batch.items,
    get usesCuda() {
      return session.cuda;
    },
    get notices() {
      return session.whyNoCuda === null ? [] : [noCuda(session.whyNoCuda)];
    },
    run: (items) => run(session, model, about, items),
    close: () => session.close(),
  };
}

/** ONNX models in a local folder: model.onnx, tokenizer.json and config.json as Hugging Face exports them. */
export const onnx: Backend<Config> = {
  name: 'onnx',
  tasks: ['entailment', 'toxicity', 'stereotype', 'embedding', 'rerank'],
  needs: 'folder',
  config,
  open,
};
