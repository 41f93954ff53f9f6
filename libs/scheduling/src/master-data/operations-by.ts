import type { Schedule } from '../content/schedule-content.js';

/** Ids of operations by each of the names that they use. */
export function operationsBy(
  schedule: Schedule,
  namesOf: (it: Schedule['jobs'][number]['operations'][number]) => string[],
) {
  const found = new Map<string, string[]>();
  for (const { operations } of schedule.jobs) {
    for (const operation of operations) {
      for (const name of namesOf(operation)) {
        const known = found.get(name);
        if (known) known.push(operation.id);
        else found.set(name, [operation.id]);
      }
    }
  }
  return found;
}
