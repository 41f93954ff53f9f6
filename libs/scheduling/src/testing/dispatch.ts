import type { Schedule } from '../content/schedule-content.js';
import type { RandomProblem } from './random-schedule.js';
import { horizon } from './random-schedule.js';

type Assignment = Schedule['assignments'][number];
type Operation = Schedule['jobs'][number]['operations'][number];

/**
 * Assigns every operation, in the order in which they are declared, to the first minutes that keep every rule: a plain
 * dispatcher that counts minutes one by one and shares nothing with the engine. Null when the horizon is too short or
 * nobody has the skills.
 */
export function dispatch(problem: RandomProblem, pick: (bound: number) => number): Schedule | null {
  const source: Schedule = { ...problem.source, assignments: [] };
  for (const job of source.jobs) {
    for (const operation of job.operations) {
      const assignment = placeNext(problem, source, operation, job.releaseAt, pick);
      if (assignment === null) return null;
      source.assignments.push(assignment);
    }
  }
  return source;
}

function placeNext(
  problem: RandomProblem,
  source: Schedule,
  operation: Operation,
  releaseAt: string | undefined,
  pick: (bound: number) => number,
): Assignment | null {
  const { at, minuteOf } = problem;
  const chosen = operation.eligible[pick(operation.eligible.length)] ?? { machine: '', minutes: 0 };
  const able = (source.people ?? []).filter(({ skills }) => operation.skills?.every((it) => skills?.includes(it)));
  const skilled = (operation.skills ?? []).length > 0;
  if (skilled && able.length === 0) return null;
  const person = skilled || pick(3) === 0 ? able[pick(able.length)]?.id : undefined;
  const endOf = (those: Assignment[]) => Math.max(0, ...those.map(({ end }) => minuteOf(end)));
  const ready = Math.max(
    releaseAt === undefined ? 0 : minuteOf(releaseAt),
    endOf(source.assignments.filter((it) => operation.after?.includes(it.operation))),
    endOf(source.assignments.filter((it) => person !== undefined && it.person === person)),
    endOf(source.assignments.filter((it) => it.machine === chosen.machine)),
    setUpAt(problem, source, operation, chosen.machine),
  );
  const onMachine = problem.openOn(chosen.machine);
  const forPerson = problem.openFor(person);
  const open = (minute: number) => onMachine[minute] === true && forPerson[minute] === true;
  for (let start = ready; start < horizon; start += 1) {
    if (!open(start) || !suppliable(problem, source, operation, start)) continue;
    let end = start;
    for (let left = chosen.minutes; left > 0 && end <= horizon; end += 1) left -= open(end) ? 1 : 0;
    if (end > horizon) return null;
    return { operation: operation.id, machine: chosen.machine, person, start: at(start), end: at(end) };
  }
  return null;
}

/** The minute at which the machine, free since its last operation, is set up for the family of the next one. */
function setUpAt(problem: RandomProblem, source: Schedule, operation: Operation, machine: string): number {
  const { minuteOf } = problem;
  const families = new Map(source.jobs.flatMap((job) => job.operations.map(({ id, family }) => [id, family])));
  const queue = source.assignments.filter((it) => it.machine === machine);
  const last = Math.max(0, ...queue.map(({ end }) => minuteOf(end)));
  const set = queue.filter((it) => families.get(it.operation) !== undefined).at(-1);
  const from = set === undefined ? undefined : families.get(set.operation);
  const needed = source.changeovers?.find(
    (it) => it.machine === machine && it.from === from && it.to === operation.family,
  );
  const open = problem.openOn(machine);
  let minute = last;
  for (let left = needed?.minutes ?? 0; left > 0 && minute < horizon; minute += 1)
    left -= open[minute] === true ? 1 : 0;
  return minute;
}

/** Whether, with this start, stock and arrivals cover every withdrawal at every moment. */
function suppliable(problem: RandomProblem, source: Schedule, operation: Operation, start: number): boolean {
  const { minuteOf } = problem;
  const quantities = new Map(
    source.jobs.flatMap((job) => job.operations.map(({ id, materials }) => [id, materials?.[0]?.quantity ?? 0])),
  );
  const taking = [
    ...source.assignments.map((it) => ({ id: it.operation, at: minuteOf(it.start) })),
    { id: operation.id, at: start },
  ];
  const [material] = source.materials ?? [];
  return taking.every(({ at }) => {
    const taken = taking.filter((it) => it.at <= at).reduce((sum, { id }) => sum + (quantities.get(id) ?? 0), 0);
    const arrived = (material?.arrivals ?? []).filter((it) => minuteOf(it.at) <= at);
    return taken <= arrived.reduce((sum, { quantity }) => sum + quantity, material?.onHand ?? 0);
  });
}
