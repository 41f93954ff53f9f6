import { conflict, type ProductError, type SubmissionState } from '@countersign/contracts';

/**
 * Which state may follow which. Only a person's decision leads out of awaiting-review to approved, rejected or changes-requested, and only
 * the answer to a contestation out of approved and rejected.
 */
export const transitions: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  checking: ['awaiting-review', 'withdrawn'],
  'awaiting-review': ['approved', 'rejected', 'changes-requested', 'withdrawn'],
  'changes-requested': ['superseded', 'withdrawn'],
  approved: ['revoked'],
  rejected: ['awaiting-review'],
  superseded: [],
  withdrawn: [],
  revoked: [],
};

/** States from which the given one can be reached, for the conditional update. */
export function statesBefore(next: SubmissionState): SubmissionState[] {
  return (Object.keys(transitions) as SubmissionState[]).filter((state) => transitions[state].includes(next));
}

/** States in which nothing is waited for any more. */
export const settledStates: readonly SubmissionState[] = [
  'approved',
  'rejected',
  'changes-requested',
  'superseded',
  'withdrawn',
  'revoked',
];

/** The refusal of a change that the present state does not allow. */
export function wrongState(state: SubmissionState, wanted: SubmissionState): ProductError {
  return conflict(
    `The submission is "${state}", and from there it cannot become "${wanted}". Read it again to see where it stands.`,
    `此送審項目目前為「${state}」，無法變更為「${wanted}」。請重新讀取以查看最新狀態。`,
  );
}
