import type { Evidence, LocalizedText, ModelReference, Place, Severity } from '@countersign/contracts';

/** A row of `finding` with its check's name and version, and what its reader said of it. */
export interface FindingRow {
  id: string;
  check_run_id: string;
  submission_id: string;
  check_name: string;
  check_version: string;
  ordinal: number;
  code: string;
  severity: Severity;
  score: number | null;
  probability: number | null;
  calibrated_on: number | null;
  place: Place | null;
  message: LocalizedText;
  explanation: LocalizedText;
  evidence: Evidence[];
  model: ModelReference;
  /** Id of the actor that asked. */
  reader: string;
  judgement: boolean | null;
}
