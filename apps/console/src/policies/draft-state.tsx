import type { DraftState as State } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { draftText } from './draft-messages.js';

const meaningOf: Record<State, Meaning> = {
  draft: 'neutral',
  proposed: 'attention',
  approved: 'attention',
  activated: 'ok',
  withdrawn: 'neutral',
};

/** The state of a draft as shape and word. */
export function DraftState({ state }: { state: State }) {
  const text = useText(draftText);
  return <Mark meaning={meaningOf[state]}>{text(`state.${state}`)}</Mark>;
}
