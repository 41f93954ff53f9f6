import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tinyClassifier, tinyEmbedder } from './tiny-onnx.js';
import { tinyTokenizer } from './tiny-tokenizer.js';

interface TinyModel {
  /** What each known word adds to the logits (or its vector); special and unknown tokens add nothing. */
  words: Readonly<Record<string, readonly number[]>>;
  /** Labels of a classifier, in the order of the logits; none: a model of token vectors. */
  labels?: readonly string[];
  withTokenTypes?: boolean;
}

/** Writes a model that onnxruntime and tokenizers load like any other: model.onnx, tokenizer.json, config.json. */
export async function writeTinyModel(folder: string, { words, labels, withTokenTypes }: TinyModel): Promise<void> {
  const [first = []] = Object.values(words);
  const nothing = first.map(() => 0);
  const rows = [nothing, nothing, nothing, nothing, ...Object.values(words)];
  const table = { rows, ...(withTokenTypes === undefined ? {} : { withTokenTypes }) };
  const config = labels ? { id2label: Object.fromEntries(labels.entries()), pad_token_id: 0 } : { pad_token_id: 0 };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.onnx'), labels ? tinyClassifier(table) : tinyEmbedder(table));
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tinyTokenizer(Object.keys(words))));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
}
