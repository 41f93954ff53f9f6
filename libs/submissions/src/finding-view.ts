import type { FindingView, Language } from '@countersign/contracts';
import type { FindingRow } from './finding-row.js';

/** A finding as the API answers it, in the reader's language. */
export function findingView(row: FindingRow, language: Language): FindingView {
  return {
    id: row.id,
    check: row.check_name,
    checkVersion: row.check_version,
    code: row.code,
    severity: row.severity,
    score: row.score,
    probability: row.probability,
    calibratedOn: row.calibrated_on,
    place: row.place,
    message: row.message[language],
    explanation: row.explanation[language],
    evidence: row.evidence,
    model: row.model,
    judgement: row.judgement,
  };
}
