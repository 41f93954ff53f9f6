/**
 * Whether this decision settled this submission as it stands, as SQL; `submission` and `decision` are the names of their rows. They bear the
 * same time where it did, for they were stored together. Withdrawing an output to which changes were asked for writes another
 * time over it: the request settled it all the same, always and as the last decision. What is withdrawn otherwise nobody had settled.
 */
export const settledBy = (submission: string, decision: string): string => `
  (${decision}.created_at = ${submission}.decided_at or (${submission}.state = 'withdrawn' and ${decision}.outcome = 'request-changes'))`;
