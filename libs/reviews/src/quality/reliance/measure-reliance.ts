import type { RelianceView, ReviewerQualityView } from '@countersign/contracts';
import { rateDifference } from '../statistics/rate-difference.js';
import { leastCases, measured, tally } from './measured.js';
import { overShift } from './over-shift.js';
import type { OpenedCounts } from './read-evidence-shown.js';

/** A decision that counts, as far as it says how its maker reviews. `bad` is anything but an approval. */
export interface ReviewedCase {
  at: Date;
  /** From claim to decision; null of what was decided together with others, whose time is not known. */
  seconds: number | null;
  bad: boolean;
  /** Whether the checks called it bad. */
  flagged: boolean;
  /** The first opinion, of those who gave one before they saw the checks; null for all who saw them at once. */
  opinionBad: boolean | null;
  /** Whether the tier asked for the opinion, and no lot: such cases are not compared with others. */
  byTier: boolean;
  /** What is known to be right, of gold items. */
  knownBad: boolean | null;
  /** How much of what was shown was opened before; null where that was not observed. */
  opened: OpenedCounts | null;
}

type Gold = ReviewedCase & { knownBad: boolean };

function reliance(cases: readonly Gold[], isHit: (bad: boolean, one: Gold) => boolean): RelianceView {
  const seen = tally(
    cases.filter(({ opinionBad }) => opinionBad === null),
    (one) => isHit(one.bad, one),
  );
  const unseen = tally(
    cases.filter(({ opinionBad }) => opinionBad !== null),
    (one) => isHit(one.opinionBad === true, one),
  );
  const isEnough = seen.of >= leastCases && unseen.of >= leastCases;
  return { seen: measured(seen), unseen: measured(unseen), difference: isEnough ? rateDifference(seen, unseen) : null };
}

function secondsOf(cases: readonly ReviewedCase[]): ReviewerQualityView['seconds'] {
  const timed = cases.flatMap(({ seconds }) => seconds ?? []);
  if (timed.length < leastCases) return null;
  const sorted = timed.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), from: at(0.25), to: at(0.75) };
}

function driftOf(cases: readonly ReviewedCase[]): ReviewerQualityView['drift'] {
  const { hours, slope } = overShift(cases, ({ bad, knownBad }) => (knownBad === null ? null : bad !== knownBad));
  return { hours: hours.map(({ hour, decided, hits: wrong }) => ({ hour, decided, wrong })), slope };
}

type Measures = Pick<
  ReviewerQualityView,
  | 'decisions'
  | 'right'
  | 'over'
  | 'under'
  | 'appropriate'
  | 'changed'
  | 'changedToVerdict'
  | 'seconds'
  | 'together'
  | 'drift'
>;

/** How somebody reviews, from their decisions in order of time. */
export function measureReliance(cases: readonly ReviewedCase[]): Measures {
  const gold = cases.filter((one): one is Gold => one.knownBad !== null);
  const compared = gold.filter(({ byTier }) => !byTier);
  const [right, wrong] = [
    compared.filter(({ flagged, knownBad }) => flagged === knownBad),
    compared.filter(({ flagged, knownBad }) => flagged !== knownBad),
  ];
  const opined = cases.filter(({ opinionBad, byTier }) => opinionBad !== null && !byTier);
  const changed = opined.filter(({ bad, opinionBad }) => bad !== opinionBad);
  const isRight = ({ bad, knownBad }: Gold): boolean => bad === knownBad;
  return {
    decisions: cases.length,
    right: measured(tally(gold, isRight)),
    over: reliance(wrong, (bad, { flagged }) => bad === flagged),
    under: reliance(right, (bad, { flagged }) => bad !== flagged),
    appropriate: measured(
      tally(
        compared.filter(({ opinionBad }) => opinionBad === null),
        isRight,
      ),
    ),
    changed: measured({ hits: changed.length, of: opined.length }),
    changedToVerdict: changed.filter(({ bad, flagged }) => bad === flagged).length,
    seconds: secondsOf(cases),
    together: cases.filter(({ seconds }) => seconds === null).length,
    drift: driftOf(cases),
  };
}
