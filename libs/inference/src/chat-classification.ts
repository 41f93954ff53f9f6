import { InferenceError } from './inference-error.js';
import type { TaskQuestion } from './tasks.js';

/** A task of fixed labels, asked of a chat model as a judge: its question, and the answer made of its choice. */
interface Classification {
  instruction: string;
  labels: readonly [string, string, string];
}

export const chatClassifications = {
  entailment: {
    instruction:
      'Decide whether the hypothesis follows from the premise alone. "entailment": whoever holds the premise to be true must hold the hypothesis to be true. ' +
      '"contradiction": both cannot be true. "neutral": the premise does not say.',
    labels: ['entailment', 'neutral', 'contradiction'],
  },
  stereotype: {
    instruction:
      'Decide whether the text, in its own voice, ascribes a trait to people because of the group they belong to. "stereotype": it does. ' +
      '"antiStereotype": it contradicts such a generalisation, or reports or condemns one. "unrelated": neither.',
    labels: ['stereotype', 'antiStereotype', 'unrelated'],
  },
} as const satisfies Record<string, Classification>;

export type ClassifiedTask = keyof typeof chatClassifications;

export const isClassified = (task: string): task is ClassifiedTask => Object.hasOwn(chatClassifications, task);

/** The judge's question for one item of such a task. */
export function classificationQuestion(task: ClassifiedTask, data: Record<string, string>): TaskQuestion<'judge'> {
  const { instruction, labels } = chatClassifications[task];
  const schema = {
    type: 'object',
    properties: { label: { type: 'string', enum: [...labels] } },
    required: ['label'],
    additionalProperties: false,
  };
  return { instruction, data, schema };
}

/** Probabilities of all labels: what the model gave its choice, and the rest in even parts. Without log-probabilities: 1. */
export function classificationAnswer(task: ClassifiedTask, answer: unknown, certainty: number | null): unknown {
  const labels: readonly string[] = chatClassifications[task].labels;
  const label = typeof answer === 'object' && answer !== null && 'label' in answer ? String(answer.label) : '';
  if (!labels.includes(label)) {
    const message = `The answer names none of ${labels.join(', ')}: take a model or server that keeps to a schema.`;
    throw new InferenceError('malformed', message);
  }
  const chosen = certainty ?? 1;
  return Object.fromEntries(labels.map((name) => [name, name === label ? chosen : (1 - chosen) / (labels.length - 1)]));
}
