import type { Schedule } from '../content/schedule-content.js';
import { bindPlacements, type Blocker, type Cause } from '../explain/bind-placements.js';
import { isTogether } from '../model/batches.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { Operation, Placement, ScheduleModel } from '../model/schedule-model.js';
import type { Obstacle } from './obstacle.js';
import { whatIf, type WhatIf } from './what-if.js';

type Feasible = Extract<WhatIf, { status: 'feasible' }>;

/** Why one operation does not go before another, ready to be put into a sentence. */
export type WhyNot =
  /** It does, on the same machine. */
  | { status: 'is-so' }
  /** It cannot. */
  | { status: 'impossible'; obstacle: Obstacle }
  /** It can, at this cost. `worse`, `better` or `equal` by total lateness, then length, then changeover minutes. */
  | {
      status: 'possible';
      verdict: 'worse' | 'better' | 'equal';
      machine: string;
      /** What was not there yet when the other started, if anything: the machine would have had to stand still. */
      missing: { cause: Cause; by: string | null; material: string | null; until: string } | null;
      answer: Feasible;
    };

/** Why operation `first` does not go before `second` on the machine of `second`: what stands against it, or what it would cost. */
export function whyNot(schedule: Schedule, first: string, second: string): WhyNot {
  const model = buildScheduleModel(schedule);
  const [one, other] = [model.operations.get(first), model.operations.get(second)];
  const [mine, theirs] = [one?.placement ?? null, other?.placement ?? null];
  if (one === undefined || mine === null) return unknown(first);
  if (other === undefined || theirs === null) return unknown(second);
  const isBefore = mine.rank < theirs.rank && mine.machineId === theirs.machineId && !isTogether(mine, theirs);
  if (isBefore) return { status: 'is-so' };
  const way = wayBetween(other, one);
  if (way !== null) return { status: 'impossible', obstacle: { kind: 'precedence', operations: way } };
  const answer = whatIf(schedule, { kind: 'move-before', operation: first, before: second });
  if (answer.status === 'impossible') return answer;
  const missing = missingAt(model, mine, theirs);
  return { status: 'possible', verdict: verdictOn(answer), machine: theirs.machineId, missing, answer };
}

function unknown(name: string): WhyNot {
  return { status: 'impossible', obstacle: { kind: 'unknown', reference: 'operation', name } };
}

function verdictOn({ difference }: Feasible): 'worse' | 'better' | 'equal' {
  const { totalTardinessMinutes, makespanMinutes, changeoverMinutes } = difference;
  const first = [totalTardinessMinutes, makespanMinutes, changeoverMinutes].find((it) => Math.abs(it) > 1e-6) ?? 0;
  return first > 0 ? 'worse' : first < 0 ? 'better' : 'equal';
}

/** Causes that another order would change. */
const ofTheOrder: ReadonlySet<Cause> = new Set(['machine', 'person', 'tool', 'batch']);

/** What held an operation back, machine, person and the like aside, beyond the start of the other. */
function missingAt(model: ScheduleModel, mine: Placement, theirs: Placement) {
  const blockers = bindPlacements(model)[mine.rank]?.blockers ?? [];
  const late = blockers
    .filter(({ cause }) => !ofTheOrder.has(cause))
    .reduce<Blocker | null>((most, it) => (it.until > (most?.until ?? theirs.start) ? it : most), null);
  if (late === null) return null;
  const { cause, by, material, until } = late;
  return { cause, by: by?.operation.id ?? null, material: material?.id ?? null, until: model.clock.toText(until) };
}

/** The operations from one to another that must follow it, both included; null when it need not. */
function wayBetween(from: Operation, to: Operation): string[] | null {
  const next = new Map<Operation, Operation | null>([[to, null]]);
  const open = [to];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === from) {
      const way: string[] = [];
      for (let step: Operation | null = at; step !== null; step = next.get(step) ?? null) way.push(step.id);
      return way;
    }
    for (const before of at.after) {
      if (next.has(before)) continue;
      next.set(before, at);
      open.push(before);
    }
  }
  return null;
}
