import { gapOf, type Gap } from './gap.js';
import type { ContestationSelection } from './measurement.js';
import type { Rule } from './rule.js';

/** A complaint is upheld where the decision is not: the words of rules look at the complaint, those of contestations at the decision. */
const outcomes: Partial<Record<string, ContestationSelection['outcome']>> = { upheld: 'overturned' };

/** Whether a population means contestations: complaints do, and requests of people who contest; other requests are not recorded. */
export const isOfContestations = ({ of, where }: Rule['population']): boolean =>
  of === 'complaints' || (of === 'requests' && where?.['kind'] === 'contest');

/** The contestations that a rule's population means, or the fact by which this version cannot tell them apart. */
export function selectContestations({ of, where }: Rule['population']): ContestationSelection | Gap {
  const { kind, result, ...others } = where ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined) return gapOf('condition', other);
  if (of === 'complaints' && kind !== undefined) return gapOf('condition', 'kind');
  const outcome = typeof result === 'string' ? outcomes[result] : undefined;
  if (result !== undefined && outcome === undefined) return gapOf('condition', 'result');
  // Who asks as the person that data are about is affected; a client that contests is not.
  return { ...(of === 'requests' ? { by: 'affected-person' } : {}), ...(outcome ? { outcome } : {}) };
}
