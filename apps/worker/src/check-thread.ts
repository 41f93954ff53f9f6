import { parentPort, workerData } from 'node:worker_threads';
import {
  checks,
  manifestReaderCpuMs,
  NoModelError,
  runCheck,
  type CheckInference,
  type CheckSubject,
  type EarlierOutputs,
  type Inferred,
} from '@countersign/checks';
import { ProductError, type LocalizedText } from '@countersign/contracts';
import type { FailureKind } from '@countersign/inference';
import type { ImageLimits, ModelTask } from '@countersign/policy';
import { openBlobStore, type BlobPlace } from '@countersign/storage';
import { keepBlobs } from './keep-blobs.js';

/** What the pool gives a thread when it starts it. */
export interface ThreadSettings {
  blobs: BlobPlace;
  /** Certificates of those whose C2PA manifests are trusted, as PEM. */
  trustedSigners: string | null;
  /** From where on the models of images count. */
  images: ImageLimits;
  /** Tasks for which a model beside the product's own is named. */
  tasks: readonly ModelTask[];
}

/** What the pool asks of a thread, and what the thread answers. */
export interface CheckRequest {
  check: string;
  subject: CheckSubject;
  /** RFC 3339. */
  receivedAt?: string;
}
/** `cpuMs`: time of a processor's core that this thread and its readers of manifests took for it; `text`: an error for people, where it has words for them. */
export type CheckReply =
  { result: Awaited<ReturnType<typeof runCheck>>; cpuMs: number } | { error: string; text: LocalizedText | null };

/** A question for a model: models are kept by the worker's main thread, which batches the questions of all threads. */
export interface ModelQuestion {
  question: number;
  task: ModelTask;
  input: unknown;
  language: string | undefined;
}
export interface Failure {
  kind: FailureKind;
  message: string;
  /** For people. */
  text: LocalizedText;
}
/** A question about earlier outputs of the AI system, which the worker's main thread looks up in the database. */
export interface EarlierQuestion {
  lookup: number;
  of: { rejectedLike: { hashes: readonly string[]; bits: number } } | { presentation: string };
}
export type EarlierAnswer = { lookup: number } & ({ found: unknown } | { failure: string });
export type ModelAnswer = { question: number } & ({ inferred: Inferred<ModelTask> } | { failed: Failure });

const { blobs: place, trustedSigners, images, tasks } = workerData as ThreadSettings;
const blobs = openBlobStore(place);

type Waiting = { resolve(inferred: Inferred<ModelTask>): void; reject(error: NoModelError): void };
const waiting = new Map<number, Waiting>();
let questions = 0;

const inference: CheckInference = {
  has: (task) => tasks.includes(task),
  ask: <T extends ModelTask>(task: T, input: unknown, language?: string) =>
    new Promise<Inferred<T>>((resolve, reject) => {
      questions += 1;
      // The hub has held the answer to the form of its task.
      waiting.set(questions, { resolve: (inferred) => resolve(inferred as Inferred<T>), reject });
      parentPort?.postMessage({ question: questions, task, input, language } satisfies ModelQuestion);
    }),
};

const lookups = new Map<number, { resolve(found: never): void; reject(error: Error): void }>();

function lookUp<T>(of: EarlierQuestion['of']): Promise<T> {
  return new Promise((resolve, reject) => {
    questions += 1;
    lookups.set(questions, { resolve, reject });
    parentPort?.postMessage({ lookup: questions, of } satisfies EarlierQuestion);
  });
}

const earlier: EarlierOutputs = {
  rejectedLike: (hashes, bits) => lookUp({ rejectedLike: { hashes, bits } }),
  presentation: (measure) => lookUp({ presentation: measure }),
};

function settleLookup(answer: EarlierAnswer): void {
  const asked = lookups.get(answer.lookup);
  lookups.delete(answer.lookup);
  // The main thread answers with what the verb for the question returned.
  if ('found' in answer) asked?.resolve(answer.found as never);
  else asked?.reject(new Error(answer.failure));
}

function settle(answer: ModelAnswer): void {
  const asked = waiting.get(answer.question);
  waiting.delete(answer.question);
  if ('inferred' in answer) asked?.resolve(answer.inferred);
  else asked?.reject(new NoModelError(answer.failed.kind, answer.failed.message, answer.failed.text));
}

async function answer({ check: name, subject, receivedAt }: CheckRequest): Promise<CheckReply> {
  try {
    const check = checks.get(name);
    if (!check) throw new Error(`There is no check "${name}" in this version.`);
    // Time limits are kept from outside, by ending the thread: a check that loops would not hear a signal.
    const signal = new AbortController().signal;
    const before = process.threadCpuUsage();
    const readersBefore = manifestReaderCpuMs();
    const readBlob = keepBlobs((digest) => blobs.read(digest));
    const context = {
      signal,
      readBlob,
      trustedSigners,
      inference,
      images,
      earlier,
      ...(receivedAt === undefined ? {} : { receivedAt }),
    };
    const result = await runCheck(check, subject, context);
    const { user, system } = process.threadCpuUsage(before);
    return { result, cpuMs: (user + system) / 1000 + manifestReaderCpuMs() - readersBefore };
  } catch (error) {
    const text = error instanceof ProductError ? error.detail : null;
    return { error: error instanceof Error ? error.message : String(error), text };
  }
}

parentPort?.on('message', (message: CheckRequest | ModelAnswer | EarlierAnswer) => {
  if ('question' in message) settle(message);
  else if ('lookup' in message) settleLookup(message);
  else void answer(message).then((reply) => parentPort?.postMessage(reply));
});
