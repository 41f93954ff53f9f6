import { jobOutcome } from '../figures/job-outcome.js';
import type { Job, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import { gini, mean, meanDifference, momentsOf } from './statistics.js';

/** Fewest jobs of a customer, or people of a group, from which a rate or a mean is compared. */
export const minimumGroupSize = 5;

/** By what jobs are told apart: their customer, the class of the order, its priority. */
export type LateGrouping = 'customer' | 'class' | 'priority';

/** How often, and by how much, the jobs of one group are late. */
export interface LateGroup {
  group: string;
  /** Jobs with a due date and a placed operation. */
  jobs: number;
  late: number;
  rate: number;
  meanTardinessMinutes: number;
  /** False under the minimum: listed, not compared. */
  compared: boolean;
}

/** Late shares by group, highest first. Compared over groups with enough jobs; without two of them there is not enough data. */
export interface LateGroups {
  groups: LateGroup[];
  comparison:
    | {
        status: 'compared';
        highest: string;
        lowest: string;
        /** Highest minus lowest late rate. */
        difference: number;
        /**
         * Lowest on-time rate divided by the highest, null when nobody is on time. Under 0.8 the four-fifths rule of
         * thumb (29 CFR 1607.4(D)) sees adverse impact.
         */
        fourFifthsRatio: number | null;
        /** Gini coefficient of the mean lateness of the compared groups, null where nobody is late. */
        gini: number | null;
        /** Cohen's d of the lateness of the jobs, of the highest group against the lowest; null where nothing varies within them. */
        standardised: number | null;
      }
    | { status: 'not-enough-data'; minimum: number };
}

/** Late shares of one customer. */
export interface LateShare extends Omit<LateGroup, 'group'> {
  customer: string;
}

/** Late shares by customer. */
export interface LateShares {
  customers: LateShare[];
  comparison: LateGroups['comparison'];
}

/** Whether customers are made to wait alike; `minimum` jobs make a customer comparable. */
export function lateShares(model: ScheduleModel, minimum = minimumGroupSize): LateShares {
  const { groups, comparison } = lateSharesBy(model, 'customer', minimum);
  return { customers: groups.map(({ group, ...share }) => ({ customer: group, ...share })), comparison };
}

/** Whether the jobs of groups are made to wait alike; jobs that belong to none are left out. */
export function lateSharesBy(model: ScheduleModel, grouping: LateGrouping, minimum = minimumGroupSize): LateGroups {
  const minutesOf = new Map<string, number[]>();
  for (const job of model.jobs) {
    const { lateness, tardiness } = jobOutcome(job);
    const group = groupOf(job, grouping);
    if (group === null || lateness === null) continue;
    const list = minutesOf.get(group);
    if (list === undefined) minutesOf.set(group, [tardiness / minute]);
    else list.push(tardiness / minute);
  }
  const groups = [...minutesOf].map(([group, tardiness]): LateGroup => {
    const late = tardiness.filter((minutes) => minutes > 0).length;
    const jobs = tardiness.length;
    return { group, jobs, late, rate: late / jobs, meanTardinessMinutes: mean(tardiness), compared: jobs >= minimum };
  });
  groups.sort((a, b) => b.rate - a.rate || (a.group < b.group ? -1 : 1));
  return { groups, comparison: compareRates(groups, minutesOf, minimum) };
}

function groupOf(job: Job, grouping: LateGrouping): string | null {
  return grouping === 'priority' ? (job.priority?.toString() ?? null) : job[grouping];
}

function compareRates(
  groups: readonly LateGroup[],
  minutesOf: ReadonlyMap<string, readonly number[]>,
  minimum: number,
): LateGroups['comparison'] {
  const compared = groups.filter((it) => it.compared);
  const highest = compared.at(0);
  const lowest = compared.at(-1);
  if (highest === undefined || lowest === undefined || compared.length < 2)
    return { status: 'not-enough-data', minimum };
  const moments = ({ group }: LateGroup) => momentsOf(minutesOf.get(group) ?? [], highest.meanTardinessMinutes);
  return {
    status: 'compared',
    highest: highest.group,
    lowest: lowest.group,
    difference: highest.rate - lowest.rate,
    fourFifthsRatio: lowest.rate === 1 ? null : (1 - highest.rate) / (1 - lowest.rate),
    gini: gini(compared.map(({ meanTardinessMinutes }) => meanTardinessMinutes)),
    standardised: meanDifference(moments(highest), moments(lowest)).standardised,
  };
}
