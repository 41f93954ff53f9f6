import type { BackTestView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { backTestText } from './back-test-messages.js';

const meaningOf: Record<BackTestView['state'], Meaning> = {
  waiting: 'neutral',
  running: 'neutral',
  done: 'ok',
  failed: 'problem',
};

/** Whether nothing of a back-test changes any more. */
export const isOver = ({ state }: BackTestView): boolean => state === 'done' || state === 'failed';

/** The state of a back-test as shape and word, with how many outputs it has looked at while it runs. */
export function BackTestState({ test: { state, progress } }: { test: BackTestView }) {
  const text = useText(backTestText);
  const [locale] = useLocaleState();
  return (
    <>
      <Mark meaning={meaningOf[state]}>{text(`state.${state}`)}</Mark>
      {state === 'running' && ` · ${text('soFar', { count: formatNumber(progress, locale) })}`}
    </>
  );
}

/** The days that a back-test is about, in the reader's zone. */
export function useTestedDays(): (test: BackTestView) => string {
  const [locale] = useLocaleState();
  return ({ from, to }) => {
    const [first, last] = [formatDate(from, locale), formatDate(new Date(Date.parse(to) - 1).toISOString(), locale)];
    return first === last ? first : `${first} – ${last}`;
  };
}
