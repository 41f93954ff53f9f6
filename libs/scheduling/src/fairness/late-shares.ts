import { jobOutcome } from '../figures/job-outcome.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import { mean } from './statistics.js';

/** Fewest jobs of a customer, or people of a group, from which a rate or a mean is compared. */
export const minimumGroupSize = 5;

/** How often, and by how much, the jobs of one customer are late. */
export interface LateShare {
  customer: string;
  /** Jobs with a due date and a placed operation. */
  jobs: number;
  late: number;
  rate: number;
  meanTardinessMinutes: number;
  /** False under the minimum: listed, not compared. */
  compared: boolean;
}

/** Late shares by customer. Compared over customers with enough jobs; without two of them there is not enough data. */
export interface LateShares {
  customers: LateShare[];
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
      }
    | { status: 'not-enough-data'; minimum: number };
}

/** Whether customers are made to wait alike; `minimum` jobs make a customer comparable. */
export function lateShares(model: ScheduleModel, minimum = minimumGroupSize): LateShares {
  const byCustomer = new Map<string, number[]>();
  for (const job of model.jobs) {
    const { lateness, tardiness } = jobOutcome(job);
    if (job.customer === null || lateness === null) continue;
    const list = byCustomer.get(job.customer);
    if (list === undefined) byCustomer.set(job.customer, [tardiness / minute]);
    else list.push(tardiness / minute);
  }
  const customers = [...byCustomer].map(([customer, tardiness]): LateShare => {
    const late = tardiness.filter((minutes) => minutes > 0).length;
    const jobs = tardiness.length;
    return {
      customer,
      jobs,
      late,
      rate: late / jobs,
      meanTardinessMinutes: mean(tardiness),
      compared: jobs >= minimum,
    };
  });
  customers.sort((a, b) => b.rate - a.rate || (a.customer < b.customer ? -1 : 1));
  return { customers, comparison: compareRates(customers, minimum) };
}

function compareRates(customers: readonly LateShare[], minimum: number): LateShares['comparison'] {
  const compared = customers.filter((it) => it.compared);
  const highest = compared.at(0);
  const lowest = compared.at(-1);
  if (highest === undefined || lowest === undefined || compared.length < 2)
    return { status: 'not-enough-data', minimum };
  return {
    status: 'compared',
    highest: highest.customer,
    lowest: lowest.customer,
    difference: highest.rate - lowest.rate,
    fourFifthsRatio: lowest.rate === 1 ? null : (1 - highest.rate) / (1 - lowest.rate),
  };
}
