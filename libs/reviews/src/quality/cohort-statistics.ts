import { fisherExact, holm, twoSidedNormal, wilsonInterval } from '@countersign/checks';
import type { CohortGroup, CohortMeasure, Interval } from '@countersign/contracts';
import { z95 } from './statistics/normal-quantile.js';

/** Counts of the outputs about one declared group. Means and variances are null where nothing was measured. */
export interface GroupCounts {
  attribute: string;
  value: string;
  outputs: number;
  flagged: number;
  decided: number;
  rejected: number;
  length: Moments | null;
  sentiment: Moments | null;
}

export interface Moments {
  count: number;
  mean: number;
  variance: number;
}

/** Outputs of a group, and of all others of the attribute, under which nothing is compared. */
export const leastOutputs = 30;

/** The ratio of two shares with Katz's interval of 95 % (1978); half a hit is added where one would be zero. Null where the second share is zero. */
export function ratioOf(hits: number, of: number, otherHits: number, otherOf: number): Interval | null {
  if (otherHits === 0) return null;
  const [a, n, c, m] = hits === 0 ? [0.5, of + 0.5, otherHits + 0.5, otherOf + 0.5] : [hits, of, otherHits, otherOf];
  const spread = z95 * Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / c - 1 / m));
  const value = hits / of / (otherHits / otherOf);
  const center = a / n / (c / m);
  return { value, from: center * Math.exp(-spread), to: center * Math.exp(spread) };
}

/** The difference of two means with its interval of 95 % and probability (Welch 1947, normal approximation: groups are of thirty at least). */
export function differenceOf(one: Moments, other: Moments): { difference: Interval; p: number } | null {
  const error = Math.sqrt(one.variance / one.count + other.variance / other.count);
  const value = one.mean - other.mean;
  if (error === 0) return value === 0 ? { difference: { value, from: value, to: value }, p: 1 } : null;
  return {
    difference: { value, from: value - z95 * error, to: value + z95 * error },
    p: twoSidedNormal(value / error),
  };
}

/** Mean and variance of several groups taken together. */
export function pooled(groups: readonly (Moments | null)[]): Moments | null {
  const known = groups.flatMap((group) => group ?? []);
  const count = known.reduce((sum, group) => sum + group.count, 0);
  if (count < 2) return null;
  const mean = known.reduce((sum, group) => sum + group.mean * group.count, 0) / count;
  const squares = known.reduce(
    (sum, group) => sum + group.variance * (group.count - 1) + group.count * (group.mean - mean) ** 2,
    0,
  );
  return { count, mean, variance: squares / (count - 1) };
}

interface Compared {
  measure: CohortMeasure;
  /** Where its corrected probability is put. */
  p: number | null;
}

const tooFew = (): CohortMeasure => ({ share: null, ratio: null, difference: null, p: null, enough: false });

/** A share of bad outcomes against the others'. The four-fifths ratio compares the favourable shares. */
function compareShares(bad: number, of: number, others: { bad: number; of: number }): Compared {
  if (of === 0) return { measure: tooFew(), p: null };
  const share = wilsonInterval(bad, of);
  if (of < leastOutputs || others.of < leastOutputs) return { measure: { ...tooFew(), share }, p: null };
  const ratio = ratioOf(of - bad, of, others.of - others.bad, others.of);
  const p = fisherExact(bad, of, others.bad, others.of);
  return { measure: { share, ratio, difference: null, p, enough: true }, p };
}

function compareMeans(own: Moments | null, others: Moments | null): Compared {
  const isEnough = own && others && own.count >= leastOutputs && others.count >= leastOutputs;
  const compared = isEnough ? differenceOf(own, others) : null;
  if (!compared) return { measure: tooFew(), p: null };
  return {
    measure: { share: null, ratio: null, difference: compared.difference, p: compared.p, enough: true },
    p: compared.p,
  };
}

/**
 * Every declared group against all others of its attribute: shares of flags and rejections with ratios of the favourable shares (four-fifths), mean
 * length and tone; probabilities after Holm's correction over all comparisons of the view. Groups under thirty outputs are shown without.
 */
export function compareGroups(groups: readonly GroupCounts[]): CohortGroup[] {
  const compared = groups.map((group) => {
    const others = groups.filter((one) => one.attribute === group.attribute && one.value !== group.value);
    const sum = (of: (one: GroupCounts) => number): number => others.reduce((total, one) => total + of(one), 0);
    return {
      group,
      flags: compareShares(group.flagged, group.outputs, {
        bad: sum((one) => one.flagged),
        of: sum((one) => one.outputs),
      }),
      rejections: compareShares(group.rejected, group.decided, {
        bad: sum((one) => one.rejected),
        of: sum((one) => one.decided),
      }),
      length: compareMeans(group.length, pooled(others.map((one) => one.length))),
      sentiment: compareMeans(group.sentiment, pooled(others.map((one) => one.sentiment))),
    };
  });
  const parts = ['flags', 'rejections', 'length', 'sentiment'] as const;
  const corrected = holm(compared.flatMap((one) => parts.map((part) => one[part].p)));
  return compared.map((one, at) => {
    const measureOf = (part: (typeof parts)[number]): CohortMeasure => ({
      ...one[part].measure,
      p: corrected[at * parts.length + parts.indexOf(part)] ?? null,
    });
    const { attribute, value, outputs, decided } = one.group;
    return {
      attribute,
      value,
      outputs,
      decided,
      flags: measureOf('flags'),
      rejections: measureOf('rejections'),
      length: measureOf('length'),
      sentiment: measureOf('sentiment'),
    };
  });
}
