import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Activation } from './read-outputs.js';

/** What is used of a model's `config.json` in the form of Hugging Face. */
const modelConfig = z.object({
  id2label: z.record(z.string(), z.string()).optional(),
  pad_token_id: z.number().int().nullish(),
  problem_type: z.string().nullish(),
});

export interface ModelConfig {
  /** In the order of the logits. */
  labels: string[];
  padId: number;
  activation: Activation;
}

/** Reads `config.json` of a model's folder; throws a sentence that says what to do. */
export async function readModelConfig(folder: string): Promise<ModelConfig> {
  const file = join(folder, 'config.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read (${String(error)}): put the model's files into its folder.`, {
      cause: error,
    });
  }
  const parsed = modelConfig.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new Error(`${file} has not the form of Hugging Face: take the file that came with the model.`);
  const { id2label = {}, pad_token_id: padId, problem_type: problem } = parsed.data;
  const labels = Object.entries(id2label)
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([, label]) => label);
  return {
    labels,
    padId: padId ?? 0,
    activation: problem === 'multi_label_classification' ? 'sigmoid' : 'softmax',
  };
}
