import type { ModelTask } from '@countersign/policy';
import { z } from 'zod';
import { InferenceError } from './inference-error.js';
import { tasks } from './tasks.js';

/** Schemas of judges' answers are few and come again and again. */
const parsers = new Map<string, z.ZodType>();
const mostParsers = 200;

function parserOf(schema: Record<string, unknown>): z.ZodType {
  const key = JSON.stringify(schema);
  const known = parsers.get(key);
  if (known) return known;
  if (parsers.size >= mostParsers) parsers.clear();
  const parser = z.fromJSONSchema(schema);
  parsers.set(key, parser);
  return parser;
}

const faultsOf = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`)
    .join('; ');

/** Holds an answer to the form of its task, and a judge's to the schema of its question; throws `malformed` otherwise. */
export function checkAnswer(task: ModelTask, input: unknown, output: unknown): unknown {
  const parsed = tasks[task].output.safeParse(output);
  if (!parsed.success) throw malformed(task, faultsOf(parsed.error));
  if (task !== 'judge') return parsed.data;
  const { schema } = tasks.judge.input.parse(input);
  const { answer, certainty } = tasks.judge.output.parse(parsed.data);
  const judged = parserOf(schema).safeParse(answer);
  if (!judged.success) throw malformed(task, faultsOf(judged.error));
  return { answer: judged.data, certainty };
}

const malformed = (task: ModelTask, faults: string): InferenceError =>
  new InferenceError(
    'malformed',
    `The answer has not the form of the task "${task}" (${faults}): look whether the model is made for the task.`,
  );
