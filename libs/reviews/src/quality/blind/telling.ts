/** Entries that tell what the checks found. */
export const tellsOfVerdict: ReadonlySet<string> = new Set(['check.completed', 'submission.routed', 'finding.judged']);

/** Entries that tell what others decided, or wrote. */
export const tellsOfReviewers: ReadonlySet<string> = new Set([
  'review.decided',
  'review.approvals-lapsed',
  'review.opined',
  'comment.added',
  'finding.judged',
  'contestation.opened',
  'contestation.answered',
  'submission.reopened',
  'review.edited',
]);
