import { changeoverInterval, placedChangeovers } from './analysis/changeover-intervals.js';
import { loadOverTime } from './analysis/load-over-time.js';
import type {
  JobLateness,
  LateGroupShares,
  LateJob,
  ScheduleAnalysis,
  ScheduleFairness,
} from './analysis/schedule-analysis.js';
import { scheduleDifference } from './analysis/schedule-difference.js';
import { compareClaims } from './constraints/claims.js';
import type { Schedule } from './content/schedule-content.js';
import { bottlenecks } from './explain/bottlenecks.js';
import { explainSchedule, type ScheduleExplanation } from './explain/explain-schedule.js';
import { operationSlack } from './explain/operation-slack.js';
import { lateShares, lateSharesBy, type LateGrouping } from './fairness/late-shares.js';
import { loadShares } from './fairness/load-shares.js';
import { keyFigures, type KeyFigures } from './figures/key-figures.js';
import { buildScheduleModel } from './model/build-schedule-model.js';
import type { ScheduleModel } from './model/schedule-model.js';
import { recheckSchedule } from './recheck-schedule.js';
import { wilsonInterval } from './statistics/wilson-interval.js';
import { minute } from './time/zone-clock.js';

/** Chains are told for so many jobs, the latest first, with so many of their last steps: an answer stays a few megabytes. */
const mostChains = 200;
const mostSteps = 20;

/**
 * Everything that can be said about a schedule from its assignments alone, and against the revision before where it is
 * given: figures, claims, violations, causes of lateness, loads and fairness. Plain data; nothing is altered. Schedules have
 * passed their schema. n log n in operations.
 */
export function analyseSchedule(schedule: Schedule, { previous }: { previous?: Schedule } = {}): ScheduleAnalysis {
  const model = buildScheduleModel(schedule);
  const explanation = explainSchedule(model);
  const changeovers = placedChangeovers(model);
  const figures = keyFigures(model);
  return {
    figures: { ...figures, changeoverMinutes: changeovers.reduce((sum, { needed }) => sum + needed, 0) / minute },
    claims: [...compareClaims(model)],
    violations: recheckSchedule(model),
    lateJobs: lateJobs(explanation),
    criticalPath: explanation.criticalPath,
    slack: operationSlack(model).map(({ operation, latestEnd, minutes }) => ({
      operation,
      latestEndsAt: model.clock.toText(latestEnd),
      minutes,
    })),
    bottlenecks: bottlenecks(model, explanation.forest),
    changeovers: changeovers.map((placed) => changeoverInterval(model, placed)),
    load: loadOverTime(model, changeovers),
    lateness: lateness(model, figures),
    fairness: fairness(model, figures),
    difference: previous === undefined ? null : scheduleDifference(buildScheduleModel(previous), model),
  };
}

function lateJobs({ lateJobs: delays, chainTo }: ScheduleExplanation): LateJob[] {
  return delays.map((delay, nth) => ({
    ...delay,
    chain: nth < mostChains ? chainTo(delay.operation, mostSteps) : null,
  }));
}

function lateness({ jobs }: ScheduleModel, figures: KeyFigures): JobLateness[] {
  return figures.jobs
    .map((job, at): JobLateness => ({
      job: job.job,
      customer: job.customer,
      class: jobs[at]?.class ?? null,
      customerClass: jobs[at]?.customerClass ?? null,
      priority: jobs[at]?.priority ?? null,
      dueAt: job.dueAt,
      endsAt: job.endsAt,
      complete: job.complete,
      latenessMinutes: job.latenessMinutes,
    }))
    .sort((a, b) => (b.latenessMinutes ?? -Infinity) - (a.latenessMinutes ?? -Infinity) || (a.job < b.job ? -1 : 1));
}

function fairness(model: ScheduleModel, { people }: KeyFigures): ScheduleFairness {
  const { customers, comparison } = lateShares(model);
  return {
    customers: customers.map((share) => ({ ...share, interval: wilsonInterval(share.late, share.jobs) })),
    comparison,
    classes: lateGroupShares(model, 'class'),
    priorities: lateGroupShares(model, 'priority'),
    loads: people.length === 0 ? [] : loadShares(people),
  };
}

function lateGroupShares(model: ScheduleModel, grouping: LateGrouping): LateGroupShares {
  const { groups, comparison } = lateSharesBy(model, grouping);
  return {
    groups: groups.map((share) => ({ ...share, interval: wilsonInterval(share.late, share.jobs) })),
    comparison,
  };
}
