import type { InferenceCallView } from '@countersign/contracts';

/** One question of a check with everybody who was asked it, in order. */
export interface Question {
  id: string;
  attempt: number;
  number: number;
  task: string;
  calls: InferenceCallView[];
  /** Who answered; null where nobody did. */
  answered: InferenceCallView | null;
}

/** The calls of a check run by the question that they asked, in order; numbers count from 1 through the whole run. */
export function questionsOf(calls: readonly InferenceCallView[]): Question[] {
  const groups = Map.groupBy(calls, ({ attempt, question }) => `${attempt} ${question}`);
  return [...groups].map(([id, asked], index) => ({
    id,
    attempt: asked[0]?.attempt ?? 0,
    number: index + 1,
    task: asked[0]?.task ?? '',
    calls: asked,
    answered: asked.find(({ outcome }) => outcome === 'answered') ?? null,
  }));
}

/** Turns in which the same model fared the same are told as one, with how often. */
export interface Turn {
  model: string;
  outcome: string;
  times: number;
}

/** How a question went from model to model. */
export function turnsOf(calls: readonly InferenceCallView[]): Turn[] {
  const turns: Turn[] = [];
  for (const { model, outcome } of calls) {
    const last = turns.at(-1);
    if (last && last.model === model && last.outcome === outcome) last.times += 1;
    else turns.push({ model, outcome, times: 1 });
  }
  return turns;
}
