import type { ReportException } from './exceptions.js';
import type { ReportDecision } from './report-decision.js';

/** The exceptions that a decision is, as rows. */
export function exceptionsOfDecision(decision: ReportDecision): ReportException[] {
  const { id, at, outcome, decider, submission, proof } = decision;
  return decision.exceptions.map((kind) => ({
    kind,
    at,
    system: submission.system,
    submission: submission.id,
    title: submission.title,
    tier: submission.tier,
    decision: id,
    outcome,
    pseudonym: decider.pseudonym,
    index: proof.index,
  }));
}
