import type { LocalizedText } from '@countersign/contracts';
import type { Model, ModelTask } from '@countersign/policy';
import type { z } from 'zod';
import type { InferenceError } from './inference-error.js';

/** One entry of models.yaml, with what its backend read from `config`. */
export type ModelEntry<Config = unknown> = Omit<Model, 'config' | 'task'> & { task: ModelTask; config: Config };

/** Tokens as the model counted them; null where it does not say. */
export interface Usage {
  inputTokens: number | null;
  outputTokens: number | null;
}

/** What was sent and what came back, for people to read; never a key. */
export interface Call {
  request: unknown;
  answer: unknown;
}

/** One item's part of a batch: an answer in the form of the task, or why there is none. */
export type ItemAnswer = ({ output: unknown } | { error: InferenceError }) & { usage: Usage; call: Call };

export interface Limits {
  /** Aborted when nobody waits for the batch any more. */
  signal: AbortSignal;
  /** Milliseconds from now within which the answer is of use. */
  deadlineMs: number;
}

/** A model that is ready to be asked. */
export interface OpenModel {
  /** Most items of one batch. */
  maxBatch: number;
  /** It computes on this machine's graphics card. */
  usesCuda: boolean;
  /** What an operator should know of how it was opened, such as that the graphics card is missing. */
  notices: readonly LocalizedText[];
  /** Answers as many items as it was given, in their order; throws `InferenceError` when the batch failed as a whole. */
  run(items: readonly unknown[], limits: Limits): Promise<readonly ItemAnswer[]>;
  close(): Promise<void>;
}

/** A model in this process: a question in the form of its task, an answer in that form. */
export type GlassBox = (input: never) => unknown;

/** What surrounds a backend. */
export interface BackendEnvironment {
  /** Value of an environment variable that models.yaml names, such as a key. */
  secret(variable: string): string | undefined;
  /** Absolute path of a model's folder. */
  folder(path: string): string;
  /** This machine computes on its graphics card, where a model leaves that open. */
  preferCuda: boolean;
  glassBoxes: Readonly<Record<string, GlassBox>>;
}

/** A way to run models: a file in `backends/` named after `name`. */
export interface Backend<Config = unknown> {
  name: string;
  tasks: readonly ModelTask[];
  /** What a model must name: the `address` of its server, its `folder`, or nothing. */
  needs: 'address' | 'folder' | 'nothing';
  /** What may stand in `config` of models.yaml. */
  config: z.ZodType<Config>;
  /** Gets a model ready. Servers are not asked here: one that is down must not keep the worker from starting. */
  open(model: ModelEntry<Config>, environment: BackendEnvironment): Promise<OpenModel>;
}
