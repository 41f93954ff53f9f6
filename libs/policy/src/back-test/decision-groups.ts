import type { BackTestResult, SubmissionState } from '@countersign/contracts';
import type { Direction } from './destination.js';

type Group = BackTestResult['decisions'][number];

const columnOf = (state: SubmissionState): Exclude<keyof Group, 'group'> => {
  if (state === 'approved' || state === 'revoked') return 'approved';
  if (state === 'rejected') return 'rejected';
  return state === 'changes-requested' || state === 'superseded' ? 'changesRequested' : 'other';
};

/** Counts what people decided on outputs that would be raised, lowered, or go as before. */
export class DecisionGroups {
  private readonly groups = (['raised', 'lowered', 'same'] as const).map((group): Group => ({
    group,
    approved: 0,
    rejected: 0,
    changesRequested: 0,
    other: 0,
  }));

  add(direction: Direction, state: SubmissionState): void {
    const group = this.groups.find((one) => one.group === direction);
    if (group) group[columnOf(state)] += 1;
  }

  table(): Group[] {
    return this.groups.map((group) => ({ ...group }));
  }
}
