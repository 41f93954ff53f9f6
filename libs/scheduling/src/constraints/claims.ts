import { placedChangeovers } from '../analysis/changeover-intervals.js';
import { jobOutcome } from '../figures/job-outcome.js';
import { machineFigures } from '../figures/key-figures.js';
import { personLoads } from '../figures/person-load.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { ClaimViolation, PromiseViolation, ScheduleFigure } from '../violation.js';

/** A claim may be rounded: to the whole minute, to the whole percent, to a tenth of an hour; jobs are counted. */
export const claimTolerance = { minutes: 0.5, jobs: 0, share: 0.005, hours: 0.05 } as const;

const slack = 1e-9;

/** A key figure as stated and as the assignments give it; `pointer` is relative to the content. */
export interface ClaimComparison {
  figure: ScheduleFigure;
  /** The machine, job or person that the figure is of; all null where it is of the whole schedule. */
  machine: string | null;
  job: string | null;
  person: string | null;
  /** Of `promises`: minutes from the start of the schedule to the promised, and to the real end. */
  claimed: number;
  computed: number;
  unit: ClaimViolation['unit'];
  /** Whether the two differ by no more than rounding explains; a promise holds where the job ends no later. */
  holds: boolean;
  pointer: string;
}

/** Every key figure that the schedule states, beside what its assignments give. */
export function* compareClaims(model: ScheduleModel): Generator<ClaimComparison> {
  const { claims } = model.source;
  if (claims === undefined) return;
  const tardiness = model.jobs.map((job) => jobOutcome(job).tardiness / minute);
  yield* compare('makespanMinutes', 'minutes', claims.makespanMinutes, (model.lastEnd - model.start) / minute);
  yield* compare('lateJobs', 'jobs', claims.lateJobs, tardiness.filter((minutes) => minutes > 0).length);
  yield* compare('totalTardinessMinutes', 'minutes', claims.totalTardinessMinutes, sum(tardiness));
  const most = tardiness.reduce((worst, minutes) => Math.max(worst, minutes), 0);
  yield* compare('maxTardinessMinutes', 'minutes', claims.maxTardinessMinutes, most);
  if (claims.changeoverMinutes !== undefined) {
    const changeovers = sum(placedChangeovers(model).map(({ needed }) => needed / minute));
    yield* compare('changeoverMinutes', 'minutes', claims.changeoverMinutes, changeovers);
  }
  for (const [name, claimed] of Object.entries(claims.utilisation ?? {})) {
    const machine = model.machines.get(name);
    if (machine === undefined) continue;
    yield* compare('utilisation', 'share', claimed, machineFigures(model, machine).share ?? 0, { machine: name });
  }
  yield* compareByName(model);
}

/** What is stated of jobs and people one by one; names that are not declared are left to grounding. */
function* compareByName(model: ScheduleModel): Generator<ClaimComparison> {
  const { tardinessMinutes = {}, workHours = {}, promises = {} } = model.source.claims ?? {};
  const outcomes = new Map(model.jobs.map((job) => [job.id, jobOutcome(job)]));
  for (const [job, claimed] of Object.entries(tardinessMinutes)) {
    const outcome = outcomes.get(job);
    if (outcome === undefined) continue;
    yield* compare('tardinessMinutes', 'minutes', claimed, outcome.tardiness / minute, { job });
  }
  const asked = Object.entries(workHours);
  const loads = new Map((asked.length > 0 ? personLoads(model) : []).map((load) => [load.person, load.workedMinutes]));
  for (const [person, claimed] of asked) {
    const worked = loads.get(person);
    if (worked !== undefined) yield* compare('workHours', 'hours', claimed, worked / 60, { person });
  }
  for (const [job, instant] of Object.entries(promises)) {
    const last = outcomes.get(job)?.last ?? null;
    if (last === null) continue;
    const [promised, ends] = [Date.parse(instant), last.end].map((at) => (at - model.start) / minute);
    for (const comparison of compare('promises', 'minutes', promised, ends ?? 0, { job }))
      yield { ...comparison, holds: last.end <= Date.parse(instant) };
  }
}

/** The key figures stated with a schedule are those its assignments give, and jobs end no later than promised. */
export function* checkClaims(model: ScheduleModel): Generator<ClaimViolation | PromiseViolation> {
  for (const { holds, figure, ...claim } of compareClaims(model)) {
    if (holds) continue;
    if (figure === 'promises') yield brokenPromise(model, claim);
    else yield { constraint: 'claim', figure, ...claim, operations: [], amount: claim.claimed - claim.computed };
  }
}

function brokenPromise(
  model: ScheduleModel,
  { job, claimed, computed, pointer }: Omit<ClaimComparison, 'figure' | 'holds'>,
): PromiseViolation {
  const { last } = jobOutcome(model.jobs.find(({ id }) => id === job) ?? { operations: [], dueAt: null });
  return {
    constraint: 'claim',
    figure: 'promises',
    operations: last === null ? [] : [last.operation.id],
    job: job ?? '',
    at: model.clock.toText(last?.end ?? model.start),
    promisedAt: model.clock.toText(model.start + claimed * minute),
    pointer,
    amount: computed - claimed,
    unit: 'minutes',
  };
}

function* compare(
  figure: ScheduleFigure,
  unit: ClaimViolation['unit'],
  claimed: number | undefined,
  computed: number,
  of: { machine?: string; job?: string; person?: string } = {},
): Generator<ClaimComparison> {
  if (claimed === undefined) return;
  const { machine = null, job = null, person = null } = of;
  const pointer = contentPointer('schedule', 'claims', figure, ...Object.values(of));
  const holds = Math.abs(claimed - computed) <= claimTolerance[unit] + slack;
  yield { figure, machine, job, person, claimed, computed, unit, holds, pointer };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
