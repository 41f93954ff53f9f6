import type { InferenceCallView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { namedIn } from '../parts/named-in.js';
import { useModel } from '../parts/use-model.js';
import { checkRunText } from './messages.js';
import { turnsOf } from './questions.js';

/** Tells in one sentence who was asked one after the other, how each fared, and who answered in the end. */
export function useTurnsSentence(): (calls: readonly InferenceCallView[]) => string {
  const text = useText(checkRunText);
  const modelOf = useModel();
  const fared = namedIn(checkRunText, text, 'fared');
  return (calls) => {
    const told = turnsOf(calls).map(({ model, outcome, times }) => {
      const values = { model: modelOf(model)?.label ?? model, fared: fared(outcome), times };
      return text(times === 1 ? 'turn' : 'turns', values);
    });
    const nobody = calls.some(({ outcome }) => outcome === 'answered') ? [] : [text('nobody')];
    return text('told', { turns: [...told, ...nobody].join(text('thenTurn')) });
  };
}
