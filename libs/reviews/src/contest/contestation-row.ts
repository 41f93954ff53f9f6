import type { ContestationView, SubmissionState } from '@countersign/contracts';

/** A row of `contestation` with the name of who answered. */
export interface ContestationRow {
  id: string;
  submission_id: string;
  contestant: ContestationView['by'];
  contested: ContestationView['contested'];
  reason: string | null;
  contact: string | null;
  opener_id: string;
  opened_at: Date;
  entry_id: string;
  outcome: 'upheld' | 'overturned' | null;
  answer: string | null;
  answered_by: string | null;
  answerer: string | null;
  state_after: SubmissionState | null;
  answered_at: Date | null;
  answer_entry_id: string | null;
}

export const selectContestations = `
select c.*, p.name as answerer from contestation c left join person p on p.id = c.answered_by`;

/** What of a contestation is not for everybody who reads the submission. */
export interface ContestationReader {
  contact: boolean;
  answerer: boolean;
}

/** A contestation as the API answers it. */
export function contestationView(row: ContestationRow, told: ContestationReader): ContestationView {
  const { outcome, answer, state_after: state, answered_at: at, answer_entry_id: entry } = row;
  const answered = outcome !== null && state !== null && at !== null && entry !== null;
  const by = row.answered_by === null ? null : { id: row.answered_by, name: row.answerer ?? '' };
  return {
    id: row.id,
    submission: row.submission_id,
    by: row.contestant,
    contested: row.contested,
    reason: row.reason,
    contact: told.contact ? row.contact : null,
    at: row.opened_at.toISOString(),
    entry: row.entry_id,
    answered: answered ? { outcome, answer, by: told.answerer ? by : null, state, at: at.toISOString(), entry } : null,
  };
}
