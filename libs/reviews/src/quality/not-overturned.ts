/**
 * Whether a decision was not overturned since, as SQL: what was is no word of people on what the round after it decided. `decision` is the
 * name of its row.
 */
export const notOverturned = (decision: string): string => `not exists (
  select from contestation c where c.submission_id = ${decision}.submission_id and c.outcome = 'overturned' and c.answered_at > ${decision}.created_at)`;
