import { whatIf, type Schedule, type ScheduleChange, type WhatIf } from '@countersign/scheduling';

/** Tries changes one after the other. */
export function tryChanges(schedule: Schedule, changes: readonly ScheduleChange[]): WhatIf {
  let state = schedule;
  let last: WhatIf | null = null;
  for (const change of changes) {
    last = whatIf(state, change);
    if (last.status === 'impossible') return last;
    state = { ...state, assignments: last.assignments };
  }
  if (last === null) throw new RangeError('nothing is tried');
  return last;
}
