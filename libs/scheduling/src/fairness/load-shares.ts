import type { PersonLoad } from '../figures/person-load.js';
import { minimumGroupSize } from './late-shares.js';
import { gini, mean, meanDifference, momentsOf, scatter, without } from './statistics.js';
import type { MeanDifference, Moments } from './statistics.js';

/** What of a person's load is compared. */
export const loadMeasures = [
  'workedMinutes',
  'nightMinutes',
  'weekendMinutes',
  'overtimeMinutes',
  'splitDays',
  'refusedShare',
] as const;
export type LoadMeasure = (typeof loadMeasures)[number];

/** One declared group against everybody else who declares the same attribute. */
export interface GroupLoad {
  attribute: string;
  value: string;
  people: number;
  mean: number;
  standardDeviation: number;
  /** Against the others: difference in the unit of the measure and in pooled standard deviations. */
  comparison: ({ status: 'compared' } & MeanDifference) | { status: 'not-enough-data'; minimum: number };
}

/** How one part of the load, in minutes, days or as a share, spreads over people and declared groups. */
export interface LoadShare {
  measure: LoadMeasure;
  people: number;
  mean: number;
  lowest: number;
  highest: number;
  /** 0 equal to nearly 1; null when there is no load or too few people. */
  gini: number | null;
  groups: GroupLoad[];
}

/** Whether work, nights and weekends fall on people and declared groups alike; `minimum` people make a group comparable. */
export function loadShares(loads: readonly PersonLoad[], minimum = minimumGroupSize): LoadShare[] {
  const declared = declaredGroups(loads);
  return loadMeasures.map((measure) => {
    const measured = measuredLoads(loads, measure);
    const values = measured.map((load) => loadOf(load, measure));
    return {
      measure,
      people: measured.length,
      mean: mean(values),
      lowest: values.length === 0 ? 0 : values.reduce((low, value) => Math.min(low, value)),
      highest: values.reduce((high, value) => Math.max(high, value), 0),
      gini: values.length < minimum ? null : gini(values),
      groups: groupLoads(declared, measure, minimum),
    };
  });
}

/** The people who have a value of a measure. */
export function measuredLoads(loads: readonly PersonLoad[], measure: LoadMeasure): PersonLoad[] {
  return loads.filter((load) => load[measure] !== null);
}

/** The value of a measure; 0 without one. */
export function loadOf(load: PersonLoad, measure: LoadMeasure): number {
  return load[measure] ?? 0;
}

/** The people of every declared attribute, and of its values; each once. */
interface Declared {
  attribute: string;
  everybody: readonly PersonLoad[];
  values: ReadonlyMap<string, ReadonlySet<PersonLoad>>;
}

function declaredGroups(loads: readonly PersonLoad[]): Declared[] {
  const attributes = new Map<string, Map<string, Set<PersonLoad>>>();
  for (const load of loads) {
    for (const { attribute, value } of load.groups) {
      const values = attributes.get(attribute) ?? new Map<string, Set<PersonLoad>>();
      attributes.set(attribute, values);
      values.set(value, (values.get(value) ?? new Set()).add(load));
    }
  }
  return [...attributes].map(([attribute, values]) => ({
    attribute,
    everybody: [...new Set([...values.values()].flatMap((members) => [...members]))],
    values,
  }));
}

function groupLoads(declared: readonly Declared[], measure: LoadMeasure, minimum: number): GroupLoad[] {
  const valuesOf = (people: readonly PersonLoad[]) =>
    measuredLoads(people, measure).map((load) => loadOf(load, measure));
  return declared.flatMap(({ attribute, everybody, values }) => {
    const minutes = valuesOf(everybody);
    const centre = mean(minutes);
    const all = momentsOf(minutes, centre);
    return [...values].flatMap(([value, members]): GroupLoad[] => {
      const own = valuesOf([...members]);
      if (own.length === 0) return [];
      const moments = momentsOf(own, centre);
      return [
        {
          attribute,
          value,
          people: own.length,
          mean: mean(own),
          standardDeviation: own.length < 2 ? 0 : Math.sqrt(scatter(moments) / (own.length - 1)),
          comparison: compare(moments, without(all, moments), minimum),
        },
      ];
    });
  });
}

function compare(own: Moments, others: Moments, minimum: number): GroupLoad['comparison'] {
  if (own.count < minimum || others.count < minimum) return { status: 'not-enough-data', minimum };
  return { status: 'compared', ...meanDifference(own, others) };
}
