import type { CheckState, Severity, SubmissionState, Tier } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark, type Meaning } from './mark.js';
import { partsText } from './messages.js';

const meaningOfState: Record<SubmissionState, Meaning> = {
  checking: 'neutral',
  'awaiting-review': 'neutral',
  approved: 'ok',
  rejected: 'problem',
  'changes-requested': 'attention',
  superseded: 'neutral',
  withdrawn: 'neutral',
  revoked: 'problem',
};
const meaningOfCheck: Record<CheckState, Meaning> = {
  pending: 'neutral',
  running: 'neutral',
  passed: 'ok',
  flagged: 'attention',
  inconclusive: 'unknown',
};
const meaningOfTier: Record<Tier, Meaning> = { minimal: 'neutral', limited: 'attention', high: 'problem' };

/** How severe a finding is, as one of the four meanings. */
export const meaningOfSeverity: Record<Severity, Meaning> = {
  info: 'neutral',
  minor: 'attention',
  major: 'problem',
  critical: 'problem',
};

export function StateMark({ state }: { state: SubmissionState }) {
  const text = useText(partsText);
  return <Mark meaning={meaningOfState[state]}>{text(`state.${state}`)}</Mark>;
}

export function CheckMark({ state }: { state: CheckState }) {
  const text = useText(partsText);
  return <Mark meaning={meaningOfCheck[state]}>{text(`check.${state}`)}</Mark>;
}

export function TierMark({ tier }: { tier: Tier | null }) {
  const text = useText(partsText);
  return tier === null ? <>–</> : <Mark meaning={meaningOfTier[tier]}>{text(`tier.${tier}`)}</Mark>;
}

export function SeverityMark({ severity }: { severity: Severity }) {
  const text = useText(partsText);
  return <Mark meaning={meaningOfSeverity[severity]}>{text(`severity.${severity}`)}</Mark>;
}
