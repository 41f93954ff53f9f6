import { severities, type Severity, type Tier } from '@countersign/contracts';
import type { CheckSettings } from './documents/checks.js';
import type { CheckFact, FindingFact, ReviewFacts } from './review-facts.js';

/** What conditions are held against: the facts, the checks that should have answered and, when routing, the tier. */
export interface Circumstances {
  facts: ReviewFacts;
  expected: CheckSettings['modalities'][keyof CheckSettings['modalities']];
  /** A check that is left out of account, as if it had passed with full score. */
  ignored?: string;
  tier?: Tier;
}

/** The checks that a condition means: what they answered, and how many should have answered and did not. */
export function checksMeant(
  { facts, expected, ignored }: Circumstances,
  isMeant: (one: Pick<CheckFact, 'check' | 'kind'>) => boolean,
): { answers: CheckFact[]; missing: number } {
  const isCounted = (one: Pick<CheckFact, 'check' | 'kind'>): boolean => one.check !== ignored && isMeant(one);
  const answered = new Set(facts.checks.map(({ check }) => check));
  return {
    answers: facts.checks.filter(isCounted),
    missing: expected.filter((setting) => isCounted(setting) && !answered.has(setting.check)).length,
  };
}

/** How good an answer is, from 0 to 1: nothing unless the check passed, and all where it passed without a score. */
export const scoreOf = ({ outcome, score }: CheckFact): number => (outcome === 'passed' ? (score ?? 1) : 0);

/** How many findings of that severity or a graver one a condition means. */
export function findingsMeant(
  { facts }: Circumstances,
  least: Severity,
  isMeant: (finding: FindingFact) => boolean,
): number {
  const from = severities.indexOf(least);
  return facts.findings.filter((finding) => severities.indexOf(finding.severity) >= from && isMeant(finding)).length;
}
