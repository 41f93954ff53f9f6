/**
 * Runs one ONNX model in a thread, because onnxruntime computes on the thread that asks. It imports packages only, and no
 * neighbours: it is started from the sources by tests, from the build by the product.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Tokenizer } from '@huggingface/tokenizers';
import { env, InferenceSession, Tensor } from 'onnxruntime-node';

export interface ThreadSettings {
  folder: string;
  file: string;
  cuda: boolean;
  threads: number | null;
  maxTokens: number;
  truncate: boolean;
  padId: number;
}

export type ThreadRequest = { id: number; texts: readonly (readonly string[])[] };

export interface ThreadAnswer {
  data: Float32Array;
  dims: readonly number[];
  /** Tokens of each text, without padding; the first of `dims` counts those that are no `tooLong`. */
  tokens: readonly number[];
  tooLong: readonly number[];
  truncated: readonly number[];
  mask: Uint8Array;
}

export type ThreadReply =
  | { ready: true; cuda: boolean; whyNoCuda: string | null }
  | { id: number; answer: ThreadAnswer }
  | { id: number | null; error: string };

interface Encoded {
  ids: number[];
  types: number[];
}

const settings = workerData as ThreadSettings;
// What it would write to the console is in the errors that are handed on.
env.logLevel = 'fatal';
const known = ['input_ids', 'attention_mask', 'token_type_ids'];

const readJson = (file: string): object | null => {
  try {
    return JSON.parse(readFileSync(join(settings.folder, file), 'utf8')) as object;
  } catch {
    return null;
  }
};

function openTokenizer(): Tokenizer {
  const tokenizer = readJson('tokenizer.json');
  if (!tokenizer) throw new Error(`${join(settings.folder, 'tokenizer.json')} is missing or no JSON: put it there.`);
  return new Tokenizer(tokenizer, readJson('tokenizer_config.json') ?? {});
}

async function openSession(): Promise<{ session: InferenceSession; cuda: boolean; whyNoCuda: string | null }> {
  const path = join(settings.folder, settings.file);
  const open = (executionProviders: string[]): Promise<InferenceSession> =>
    InferenceSession.create(path, {
      executionProviders,
      logSeverityLevel: 3,
      ...(settings.threads === null ? {} : { intraOpNumThreads: settings.threads }),
    });
  if (!settings.cuda) return { session: await open(['cpu']), cuda: false, whyNoCuda: null };
  try {
    return { session: await open(['cuda', 'cpu']), cuda: true, whyNoCuda: null };
  } catch (error) {
    return { session: await open(['cpu']), cuda: false, whyNoCuda: String(error) };
  }
}

/** Tokens of a text or a pair; null when they are more than the model takes. What is cut is cut from the end of the first. */
function encode(tokenizer: Tokenizer, [first = '', second]: readonly string[]): (Encoded & { cut: boolean }) | null {
  const pair = second === undefined ? {} : { text_pair: second };
  const { ids, token_type_ids: types } = tokenizer.encode(first, { ...pair, return_token_type_ids: true });
  const over = ids.length - settings.maxTokens;
  if (over <= 0) return { ids, types, cut: false };
  const own = tokenizer.encode(first, { add_special_tokens: false }).ids;
  if (!settings.truncate || own.length < over) return null;
  const end = (ids[0] === own[0] ? 0 : 1) + own.length;
  ids.splice(end - over, over);
  types.splice(end - over, over);
  return { ids, types, cut: true };
}

/** A rectangle of whole numbers in the type that the model wants, padded at the end. */
function rectangle(
  session: InferenceSession,
  name: string,
  rows: readonly number[][],
  pad: number,
  width: number,
): Tensor {
  const meta = session.inputMetadata.find((input) => input.name === name);
  const flat = rows.flatMap((row) => [...row, ...Array<number>(width - row.length).fill(pad)]);
  const dims = [rows.length, width];
  return meta?.isTensor && meta.type === 'int32'
    ? new Tensor('int32', Int32Array.from(flat), dims)
    : new Tensor('int64', BigInt64Array.from(flat, BigInt), dims);
}

async function run(session: InferenceSession, tokenizer: Tokenizer, { texts }: ThreadRequest): Promise<ThreadAnswer> {
  const all = texts.map((item) => encode(tokenizer, item));
  const encoded = all.filter((item) => item !== null);
  const width = Math.max(1, ...encoded.map(({ ids }) => ids.length));
  const mask = encoded.map(({ ids }) => ids.map(() => 1));
  const rows: Record<string, [number[][], number]> = {
    input_ids: [encoded.map(({ ids }) => ids), settings.padId],
    attention_mask: [mask, 0],
    token_type_ids: [encoded.map(({ types }) => types), 0],
  };
  const feeds = Object.fromEntries(
    session.inputNames.map((name) => [name, rectangle(session, name, ...(rows[name] ?? [[], 0]), width)] as const),
  );
  const indexes = (holds: (item: (typeof all)[number]) => boolean): number[] =>
    all.flatMap((item, index) => (holds(item) ? index : []));
  const common = {
    tokens: all.map((item) => item?.ids.length ?? 0),
    tooLong: indexes((item) => item === null),
    truncated: indexes((item) => item?.cut ?? false),
    mask: Uint8Array.from(mask.flatMap((row) => [...row, ...Array<number>(width - row.length).fill(0)])),
  };
  if (encoded.length === 0) return { data: new Float32Array(), dims: [0, 0], ...common };
  const outputs = await session.run(feeds);
  const output = outputs.sentence_embedding ?? outputs.logits ?? outputs[session.outputNames[0] ?? ''];
  if (!output || !(output.data instanceof Float32Array)) throw new Error('The model has no output of 32-bit floats.');
  return { data: output.data, dims: output.dims, ...common };
}

const reply = (message: ThreadReply): void => parentPort?.postMessage(message);

try {
  const tokenizer = openTokenizer();
  const { session, cuda, whyNoCuda } = await openSession();
  const strange = session.inputNames.filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(`The model asks for ${strange.join(', ')}, which a text does not have.`);
  parentPort?.on('message', (request: ThreadRequest) => {
    run(session, tokenizer, request).then(
      (answer) => reply({ id: request.id, answer }),
      (error: unknown) => reply({ id: request.id, error: String(error) }),
    );
  });
  reply({ ready: true, cuda, whyNoCuda });
} catch (error) {
  reply({ id: null, error: String(error) });
}
