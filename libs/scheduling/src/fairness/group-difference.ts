import type { PersonLoad } from '../figures/person-load.js';
import { minimumGroupSize } from './late-shares.js';
import { loadOf, measuredLoads, type LoadMeasure } from './load-shares.js';
import { mean } from './statistics.js';
import { stratifiedTest, type StratifiedTest } from './stratified-test.js';

/** The difference of one declared group from everybody else who declares the attribute; a person, in the unit of the measure. */
export interface GroupDifference {
  attribute: string;
  value: string;
  measure: LoadMeasure;
  /** Mean of the group minus mean of the others. */
  difference: number;
  /** The whole difference, membership drawn by lot among all. */
  test: StratifiedTest;
  /**
   * What contract and skills explain, and the rest: the difference among people of the same contract and skills. Null
   * where too few of either side have a counterpart with the same, so that the two cannot be told apart.
   */
  split: { explained: number; unexplained: number; people: number; test: StratifiedTest } | null;
}

/** Compares a group; null without people on both sides. Deterministic by seed. */
export function groupDifference(
  loads: readonly PersonLoad[],
  group: { attribute: string; value: string; measure: LoadMeasure },
  settings: { draws: number; seed: number; minimum?: number },
): GroupDifference | null {
  const { attribute, value, measure } = group;
  const declaring = measuredLoads(loads, measure).filter(({ groups }) =>
    groups.some((it) => it.attribute === attribute),
  );
  const isMember = ({ groups }: PersonLoad) => groups.some((it) => it.attribute === attribute && it.value === value);
  const stratumOf = (people: readonly PersonLoad[]) => {
    const sides = Map.groupBy(people, isMember);
    const minutes = (side: boolean) => (sides.get(side) ?? []).map((load) => loadOf(load, measure));
    return { group: minutes(true), others: minutes(false) };
  };
  const whole = stratumOf(declaring);
  const test = stratifiedTest([whole], settings);
  if (test === null) return null;
  const difference = mean(whole.group) - mean(whole.others);
  const strata = [...Map.groupBy(declaring, ({ terms }) => terms).values()]
    .map(stratumOf)
    .filter((it) => it.group.length > 0 && it.others.length > 0);
  const members = strata.reduce((sum, it) => sum + it.group.length, 0);
  const others = strata.reduce((sum, it) => sum + it.others.length, 0);
  const minimum = settings.minimum ?? minimumGroupSize;
  const within = members < minimum || others < minimum ? null : stratifiedTest(strata, settings);
  const split =
    within === null
      ? null
      : {
          explained: difference - within.difference,
          unexplained: within.difference,
          people: members + others,
          test: within,
        };
  return { attribute, value, measure, difference, test, split };
}

/**
 * Share of the spread of a load that contract and skills explain: adjusted R² of one constant for each kind of contract and
 * skills, never under 0. Null where nothing varies, or where nearly everybody has a kind of their own.
 */
export function explainedSpread(loads: readonly PersonLoad[], measure: LoadMeasure): number | null {
  const measured = measuredLoads(loads, measure);
  const values = measured.map((load) => loadOf(load, measure));
  const kinds = [...Map.groupBy(measured, ({ terms }) => terms).values()];
  const freedom = values.length - kinds.length;
  const all = squares(values);
  if (all === 0 || freedom < minimumGroupSize) return null;
  const within = kinds.reduce((sum, people) => sum + squares(people.map((load) => loadOf(load, measure))), 0);
  return Math.max(0, 1 - within / freedom / (all / (values.length - 1)));
}

function squares(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
