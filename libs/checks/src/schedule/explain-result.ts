import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import { isSerious } from '../is-serious.js';
import { limitFindings, type Candidate } from './limit-findings.js';

/** What an explanation has to account for, and how far the output accounts for it itself. */
export interface Explained {
  candidates: readonly Candidate[];
  /** Things that need a reason, and those of them that have one. */
  needed: number;
  reasoned: number;
  /** Verdicts on stated reasons. */
  held: number;
  contradicted: number;
  undecided: number;
  summary: LocalizedText;
  measures: Record<string, number>;
}

/** Mean of what can be rated: share of needed reasons that were given, share of decided reasons that hold; null where nothing can. */
function scoreOf({ needed, reasoned, held, contradicted }: Explained): number | null {
  const parts: number[] = [];
  if (needed > 0) parts.push(reasoned / needed);
  if (held + contradicted > 0) parts.push(held / (held + contradicted));
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** The result of an explainability check of a schedule or roster. Reasons that are all undecidable leave it inconclusive. */
export function explainResult(explained: Explained, version: string): CheckResultDraft {
  const { candidates, held, contradicted, undecided } = explained;
  const onlyUndecided = undecided > 0 && held + contradicted === 0;
  return {
    outcome: candidates.some(isSerious) ? 'flagged' : onlyUndecided ? 'inconclusive' : 'passed',
    score: scoreOf(explained),
    summary: explained.summary,
    findings: limitFindings(candidates, version),
    measures: {
      reasonsNeeded: explained.needed,
      reasonsGiven: explained.reasoned,
      reasonsHeld: held,
      reasonsContradicted: contradicted,
      reasonsUndecided: undecided,
      ...explained.measures,
    },
  };
}
