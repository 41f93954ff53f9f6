import type { ReportView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { reportsText } from './messages.js';

const meaningOf: Record<ReportView['state'], Meaning> = {
  pending: 'neutral',
  running: 'neutral',
  done: 'ok',
  failed: 'problem',
};

/** The state of a report as shape and word. */
export function ReportState({ state }: { state: ReportView['state'] }) {
  const text = useText(reportsText);
  return <Mark meaning={meaningOf[state]}>{text(`state.${state}`)}</Mark>;
}
