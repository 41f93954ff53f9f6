import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import { benchText } from './bench-messages.js';
import type { Bar } from './gantt-model.js';
import type { BenchFormat } from './use-bench-format.js';

/** A bar as it is read to those who do not see it. */
export function useBarSentence(format: BenchFormat): (bar: Bar) => string {
  const text = useText(benchText);
  const words = useText(workbenchText);
  return ({ operation, orderId, machine, start, end, late, violated, findings }) => {
    const numbers = findings.map(({ number }) => number).join(', ');
    return [
      text('spoken', { operation, job: orderId ?? '–', machine, time: format.span(start, end) }),
      late ? text('spokenLate') : '',
      violated ? text('spokenBroken') : '',
      numbers ? words('findingNumber', { number: numbers }) : '',
    ]
      .filter(Boolean)
      .join(', ');
  };
}
