import { jobOutcome } from '../figures/job-outcome.js';
import { machineFigures } from '../figures/key-figures.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { ClaimViolation, ScheduleFigure } from '../violation.js';

/** A claim may be rounded: to the whole minute, to the whole percent; jobs are counted. */
export const claimTolerance = { minutes: 0.5, jobs: 0, share: 0.005 } as const;

const slack = 1e-9;

/** A key figure as stated and as the assignments give it; `pointer` is relative to the content. */
export interface ClaimComparison {
  figure: ScheduleFigure;
  /** The machine that the figure is of, null where it is of the whole schedule. */
  machine: string | null;
  claimed: number;
  computed: number;
  unit: ClaimViolation['unit'];
  /** Whether the two differ by no more than rounding explains. */
  holds: boolean;
  pointer: string;
}

/** Every key figure that the schedule states, beside what its assignments give. */
export function* compareClaims(model: ScheduleModel): Generator<ClaimComparison> {
  const { claims } = model.source;
  if (claims === undefined) return;
  const tardiness = model.jobs.map((job) => jobOutcome(job).tardiness / minute);
  const late = tardiness.filter((minutes) => minutes > 0).length;
  const total = tardiness.reduce((sum, minutes) => sum + minutes, 0);
  const makespan = (model.lastEnd - model.start) / minute;
  yield* compare('makespanMinutes', 'minutes', claims.makespanMinutes, makespan);
  yield* compare('lateJobs', 'jobs', claims.lateJobs, late);
  yield* compare('totalTardinessMinutes', 'minutes', claims.totalTardinessMinutes, total);
  for (const [name, claimed] of Object.entries(claims.utilisation ?? {})) {
    const machine = model.machines.get(name);
    if (machine === undefined) continue;
    yield* compare('utilisation', 'share', claimed, machineFigures(model, machine).share ?? 0, name);
  }
}

/** The key figures stated with a schedule are those its assignments give. */
export function* checkClaims(model: ScheduleModel): Generator<ClaimViolation> {
  for (const { holds, ...claim } of compareClaims(model)) {
    if (holds) continue;
    yield { constraint: 'claim', ...claim, operations: [], amount: claim.claimed - claim.computed };
  }
}

function* compare(
  figure: ScheduleFigure,
  unit: ClaimViolation['unit'],
  claimed: number | undefined,
  computed: number,
  machine: string | null = null,
): Generator<ClaimComparison> {
  if (claimed === undefined) return;
  const pointer = contentPointer('schedule', 'claims', figure, ...(machine === null ? [] : [machine]));
  const holds = Math.abs(claimed - computed) <= claimTolerance[unit] + slack;
  yield { figure, machine, claimed, computed, unit, holds, pointer };
}
