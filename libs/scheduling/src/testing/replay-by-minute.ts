import type { Schedule } from '../content/schedule-content.js';
import type { RandomProblem } from './random-schedule.js';
import { horizon } from './random-schedule.js';

type Assignment = Schedule['assignments'][number];

/** How a replay departs from "as early as can be". */
interface Replay {
  /** Operations in the order in which they are put on machines, people, tools and materials; neighbours of one batch stay one. */
  order: readonly string[];
  /** No operation starts before its minute. */
  floor?: (operation: string) => number;
}

interface Step {
  it: Assignment;
  job: Schedule['jobs'][number];
  declared: Schedule['jobs'][number]['operations'][number];
}

interface Done extends Step {
  start: number;
  end: number;
}

/**
 * Places the operations of a schedule in an order, each at the first minute that those before it, its calendars, its job
 * and its material allow, counted minute by minute. Null where the horizon is too short. Shares nothing with the engine.
 */
export function replayByMinute(
  problem: RandomProblem,
  source: Schedule,
  { order, floor = () => 0 }: Replay,
): Schedule['assignments'] | null {
  const done: Done[] = [];
  let taken = 0;
  for (const batch of batchesOf(source, order)) {
    const needs = batch.reduce((sum, { declared }) => sum + (declared.materials?.[0]?.quantity ?? 0), 0);
    taken += needs;
    const open = (at: number) => batch.every((step) => isOpen(problem, step, at));
    const supply = (at: number) =>
      (source.materials?.[0]?.arrivals ?? [])
        .filter((it) => problem.minuteOf(it.at) <= at)
        .reduce((sum, { quantity }) => sum + quantity, source.materials?.[0]?.onHand ?? 0);
    const may = (at: number) => (needs === 0 || supply(at) >= taken) && enoughTools(source, batch, done, at);
    let start = Math.max(
      0,
      setUpAt(problem, source, batch, done),
      ...batch.map(({ it }) => floor(it.operation)),
      ...batch.map((step) => heldUntil(problem, source, step)),
      ...batch.flatMap((step) => done.filter((before) => holdsUp(before, step)).map(({ end }) => end)),
    );
    while (start < horizon && !(open(start) && may(start))) start += 1;
    const minutes = batch.map(({ it, declared }) => declared.eligible.find(({ machine }) => machine === it.machine));
    let end = start;
    for (let left = Math.max(...minutes.map((it) => it?.minutes ?? 0)); left > 0 && end < horizon; end += 1)
      left -= open(end) ? 1 : 0;
    if (end >= horizon) return null;
    done.push(...batch.map((step) => ({ ...step, start, end })));
  }
  return done.map(({ it, start, end }) => ({ ...it, start: problem.at(start), end: problem.at(end) }));
}

/** The order, in which neighbours that start and end together in one oven as submitted are one. */
function batchesOf(source: Schedule, order: readonly string[]): Step[][] {
  const batches: Step[][] = [];
  for (const id of order) {
    const it = source.assignments.find(({ operation }) => operation === id);
    const job = source.jobs.find(({ operations }) => operations.some((operation) => operation.id === id));
    const declared = job?.operations.find((operation) => operation.id === id);
    if (it === undefined || job === undefined || declared === undefined) throw new Error(`${id} is not declared`);
    const last = batches.at(-1);
    const mate = last?.[0]?.it;
    const oven = source.machines.some((machine) => machine.id === it.machine && machine.batch !== undefined);
    if (oven && mate?.machine === it.machine && mate.start === it.start && mate.end === it.end)
      last?.push({ it, job, declared });
    else batches.push([{ it, job, declared }]);
  }
  return batches;
}

function isOpen(problem: RandomProblem, { it, declared }: Step, minute: number): boolean {
  return (
    problem.openOn(it.machine)[minute] === true &&
    problem.openFor(it.person)[minute] === true &&
    (declared.tools ?? []).every(({ tool }) => problem.openWith(tool)[minute] === true)
  );
}

function holdsUp(before: Done, { it, declared }: Step): boolean {
  const { operation, machine, person } = before.it;
  return (
    declared.after?.includes(operation) === true ||
    machine === it.machine ||
    (it.person !== undefined && person === it.person)
  );
}

/** Release, lock, frozen horizon. */
function heldUntil({ minuteOf, at }: RandomProblem, source: Schedule, { it, job, declared }: Step): number {
  const frozen = source.frozen?.assignments.find(({ operation }) => operation === it.operation);
  return Math.max(
    ...[job.releaseAt, declared.locked?.start, frozen?.start ?? source.frozen?.until].map((text) =>
      minuteOf(text ?? at(0)),
    ),
  );
}

/** Whether, beside all that were placed before and have not ended, there are pieces of all tools. */
function enoughTools(source: Schedule, batch: readonly Step[], done: readonly Done[], minute: number): boolean {
  const held = [...batch, ...done.filter(({ end }) => end > minute)];
  const needed = batch.flatMap(({ declared }) => declared.tools ?? []);
  return needed.every(({ tool }) => {
    const count = held.flatMap(({ declared }) => declared.tools ?? []).filter((need) => need.tool === tool);
    const pieces = source.tools?.find(({ id }) => id === tool)?.count ?? 1;
    return count.reduce((sum, need) => sum + (need.count ?? 1), 0) <= pieces;
  });
}

/** The minute at which the machine, as far as it stands free, is set up for a family. */
function setUpAt(problem: RandomProblem, source: Schedule, batch: readonly Step[], done: readonly Done[]): number {
  const { it, declared } = batch[0] ?? {};
  const onMachine = done.filter((before) => before.it.machine === it?.machine);
  const set = onMachine.findLast((before) => before.declared.family !== undefined);
  const changeover =
    source.changeovers?.find(
      ({ machine, from, to }) => machine === it?.machine && from === set?.declared.family && to === declared?.family,
    )?.minutes ?? 0;
  const isFree = (at: number) =>
    problem.openOn(it?.machine ?? '')[at] === true && onMachine.every(({ start, end }) => at < start || at >= end);
  let setUp = set?.end ?? 0;
  for (let left = changeover; left > 0 && setUp < horizon; setUp += 1) left -= isFree(setUp) ? 1 : 0;
  return setUp;
}
