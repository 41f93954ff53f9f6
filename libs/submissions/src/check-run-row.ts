import type { Attribution, CheckState, LocalizedText } from '@countersign/contracts';

/** A row of `check_run`. */
export interface CheckRunRow {
  id: string;
  submission_id: string;
  check_name: string;
  check_version: string;
  state: CheckState;
  attempts: number;
  score: number | null;
  probability: number | null;
  calibrated_on: number | null;
  summary: LocalizedText | null;
  attributions: Attribution[] | null;
  measures: Record<string, number> | null;
  milliseconds: number | null;
  reused_from: string | null;
}
