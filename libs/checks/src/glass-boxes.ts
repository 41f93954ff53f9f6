import type { GlassBox, TaskInput, TaskOutput } from '@countersign/inference';
import { foldText } from './text/fold-text.js';
import { groundClaims } from './text/ground-claims.js';
import { readOffence } from './text/offence-model.js';

/** How far the words of the premise carry the hypothesis. Words see no contradiction, so none is ever claimed. */
async function support({ premise, hypothesis }: TaskInput<'entailment'>): Promise<TaskOutput<'entailment'>> {
  const { score } = await groundClaims(hypothesis, [{ id: 'premise', text: premise }], new AbortController().signal);
  const entailment = score ?? 0;
  return { entailment, neutral: 1 - entailment, contradiction: 0 };
}

function offence({ text }: TaskInput<'toxicity'>): TaskOutput<'toxicity'> {
  return { scores: { offensive: readOffence(foldText(text)).probability } };
}

/** The product's own models by their names in models.yaml; the last resort of a chain, when no server answers. */
export const glassBoxes: Readonly<Record<string, GlassBox>> = {
  'countersign-support': support,
  'countersign-offence-zh': offence,
};
