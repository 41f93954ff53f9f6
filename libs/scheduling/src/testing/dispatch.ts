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
      const assignment =
        joinBatch(problem, source, operation, job, pick) ?? placeNext(problem, source, operation, job.releaseAt, pick);
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
    toolsAt(problem, source, operation),
  );
  const onMachine = problem.openOn(chosen.machine);
  const forPerson = problem.openFor(person);
  const withTools = (operation.tools ?? []).map(({ tool }) => problem.openWith(tool));
  const open = (minute: number) =>
    onMachine[minute] === true && forPerson[minute] === true && withTools.every((hours) => hours[minute] === true);
  for (let start = ready; start < horizon; start += 1) {
    if (!open(start) || !suppliable(problem, source, operation, start)) continue;
    let end = start;
    for (let left = chosen.minutes; left > 0 && end <= horizon; end += 1) left -= open(end) ? 1 : 0;
    if (end > horizon) return null;
    return { operation: operation.id, machine: chosen.machine, person, start: at(start), end: at(end) };
  }
  return null;
}

/** Puts an operation that needs nobody and no tools into a batch that it fits without making it longer, in one of two cases. */
function joinBatch(
  problem: RandomProblem,
  source: Schedule,
  operation: Operation,
  job: Schedule['jobs'][number],
  pick: (bound: number) => number,
): Assignment | null {
  const { minuteOf } = problem;
  const oven = source.machines.find(({ batch }) => batch !== undefined);
  const own = operation.eligible.find(({ machine }) => machine === oven?.id)?.minutes;
  if (oven?.batch === undefined || own === undefined || (operation.skills ?? []).length > 0) return null;
  if (operation.tools !== undefined || pick(2) === 0) return null;
  const last = source.assignments.findLast(({ machine }) => machine === oven.id);
  if (last === undefined) return null;
  const declared = new Map(source.jobs.flatMap((it) => it.operations.map((step) => [step.id, { step, job: it }])));
  const members = source.assignments.filter((it) => it.machine === oven.id && it.start === last.start);
  const load = [operation.id, ...members.map((it) => it.operation)].map((id) => declared.get(id)?.job.quantity ?? 1);
  const longest = members.map(({ operation: id }) =>
    declared.get(id)?.step.eligible.find((it) => it.machine === oven.id),
  );
  const start = minuteOf(last.start);
  const ready = source.assignments
    .filter((it) => operation.after?.includes(it.operation))
    .map(({ end }) => minuteOf(end));
  const fits =
    load.reduce((sum, quantity) => sum + quantity, 0) <= oven.batch.capacity &&
    members.every(({ operation: id }) => declared.get(id)?.step.family === operation.family) &&
    own <= Math.max(...longest.map((it) => it?.minutes ?? 0)) &&
    Math.max(minuteOf(job.releaseAt ?? problem.at(0)), ...ready) <= start &&
    suppliable(problem, source, operation, start);
  return fits ? { operation: operation.id, machine: oven.id, start: last.start, end: last.end } : null;
}

/** The minute from which, beside all that were placed before, enough pieces of its tools are free. */
function toolsAt({ minuteOf }: RandomProblem, source: Schedule, operation: Operation): number {
  const needs = (id: string, tool: string) => {
    const steps = source.jobs.flatMap((job) => job.operations);
    const need = steps.find((it) => it.id === id)?.tools?.find((it) => it.tool === tool);
    return need === undefined ? 0 : (need.count ?? 1);
  };
  const enough = (minute: number) =>
    (operation.tools ?? []).every(({ tool, count = 1 }) => {
      const held = source.assignments.filter(({ end }) => minuteOf(end) > minute);
      const taken = held.reduce((sum, it) => sum + needs(it.operation, tool), 0);
      return taken + count <= (source.tools?.find(({ id }) => id === tool)?.count ?? 1);
    });
  return [0, ...source.assignments.map(({ end }) => minuteOf(end))].sort((a, b) => a - b).find(enough) ?? 0;
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
