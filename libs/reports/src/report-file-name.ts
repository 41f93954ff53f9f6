import { daysOf } from './days-of.js';

/** The name under which a file of a report on a period is handed out, after the first and the last day of it. */
export function reportFileName(period: Parameters<typeof daysOf>[0], part: string, ending: string): string {
  return `countersign-${part}-${daysOf(period).join('-to-')}.${ending}`;
}
