import { findFigures } from '../text/find-figures.js';
import { foldText } from '../text/fold-text.js';
import type { GroundedClaim } from '../text/ground-claims.js';
import { namedWords } from '../text/named-words.js';
import { claimSupport } from '../text/score-support.js';
import { supportLimits } from '../text/severity-rules.js';
import type { SourceIndex } from '../text/source-index.js';
import { weighClaim } from '../text/weigh-claim.js';
import { beatenShare, compareDeletions, type Deletions } from './compare-deletions.js';

/** Claims of an output whose explanations are tried, the least carried first. */
const mostTried = 3;
/** Characters of a claim from which it is not tried: nine more readings of it would take the time of the check. */
const longestClaim = 2000;

/** How badly the sources carry a text, from 0 to 1: the score of its finding. */
function doubtOf(text: string, index: SourceIndex): number {
  const folded = foldText(text);
  return 1 - claimSupport(weighClaim(folded, { start: 0, end: folded.length }, findFigures(folded), index).features);
}

/** How far leaving out the words that the finding on a badly carried claim names lifts its support, beside other words; null where it names none. */
export function supportDeletions(text: string, claim: GroundedClaim, index: SourceIndex): Deletions | null {
  const named = namedWords(text, claim);
  if (named.length === 0 || claim.claim.end - claim.claim.start > longestClaim) return null;
  return compareDeletions({ text, within: claim.claim, named }, (rest) => doubtOf(rest, index));
}

/**
 * Whether the explanations of an output's worst claims are faithful, from 0 to 1: how often leaving out the words that they name lifts the support more
 * than leaving out as many others. Null where no claim is badly carried, so that there is nothing to explain.
 */
export function supportFaithfulness(text: string, claims: readonly GroundedClaim[], index: SourceIndex): number | null {
  const shares = claims
    .filter(({ support }) => support < supportLimits.minor)
    .sort((one, other) => one.support - other.support)
    .slice(0, mostTried)
    .flatMap((claim) => supportDeletions(text, claim, index) ?? [])
    .map(beatenShare);
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
