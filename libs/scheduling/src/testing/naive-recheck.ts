import type { Schedule } from '../content/schedule-content.js';
import { isMate, naiveRules, type Placed } from './naive-rules.js';
import type { RandomProblem } from './random-schedule.js';

/**
 * What a re-check must find in a schedule that assigns each operation once to declared names, in whole minutes: each
 * breach as `constraint operations amount`. Plain definitions over all pairs and all minutes; shares nothing with the engine.
 */
export function naiveRecheck(problem: RandomProblem, source: Schedule): string[] {
  const placed = inOrder(problem, source);
  return [
    ...precedence(placed),
    ...overlaps(
      source,
      placed,
      (it) => (isOven(source, it) ? 'batch' : 'machine-overlap'),
      ({ machine }) => machine,
      () => true,
    ),
    ...overlaps(
      source,
      placed,
      () => 'person-overlap',
      ({ person }) => person,
      (it, minute) => problem.openFor(it.person)[minute] === true,
    ),
    ...placed.flatMap((it) => processing(problem, source, it, placed)),
    ...changeovers(problem, source, placed),
    ...release(problem, placed),
    ...material(problem, source, placed),
    ...skills(source, placed),
    ...naiveRules(problem, source, placed),
  ].sort();
}

/** By start, then end, then order of declaration, which is an order of precedence. */
function inOrder({ minuteOf }: RandomProblem, source: Schedule): Placed[] {
  const assigned = new Map(source.assignments.map((it) => [it.operation, it]));
  const placed = source.jobs.flatMap((job) =>
    job.operations.flatMap((operation): Placed[] => {
      const it = assigned.get(operation.id);
      if (it === undefined) return [];
      const { machine, person } = it;
      return [{ id: operation.id, operation, job, machine, person, start: minuteOf(it.start), end: minuteOf(it.end) }];
    }),
  );
  return placed.sort((a, b) => a.start - b.start || a.end - b.end);
}

const minutesOf = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);

function precedence(placed: Placed[]): string[] {
  return placed.flatMap((before) =>
    placed
      .filter((it) => it.operation.after?.includes(before.id) === true && it.start < before.end)
      .map((it) => `precedence ${before.id},${it.id} ${before.end - it.start}`),
  );
}

/** Each operation with the one it shares most minutes with, of those that come before it. */
function overlaps(
  source: Schedule,
  placed: Placed[],
  constraint: (it: Placed) => string,
  resource: (it: Placed) => string | undefined,
  counts: (it: Placed, minute: number) => boolean,
): string[] {
  return placed.flatMap((later, index) => {
    if (resource(later) === undefined) return [];
    const shared = placed.slice(0, index).map((it) => {
      if (resource(it) !== resource(later) || isMate(source, it, later)) return 0;
      return minutesOf(later.start, Math.min(it.end, later.end)).filter((minute) => counts(later, minute)).length;
    });
    const most = Math.max(0, ...shared);
    return most === 0 ? [] : [`${constraint(later)} ${later.id} ${most}`];
  });
}

const isOven = (source: Schedule, it: Placed) =>
  source.machines.some(({ id, batch }) => id === it.machine && batch !== undefined);
const minutesOn = ({ operation, machine }: Placed) => operation.eligible.find((it) => it.machine === machine)?.minutes;

function processing(problem: RandomProblem, source: Schedule, it: Placed, placed: Placed[]): string[] {
  const own = minutesOn(it);
  if (own === undefined) return [`eligibility ${it.id} 1`];
  const together = [it, ...placed.filter((other) => isMate(source, other, it))];
  const needed = Math.max(...together.map((member) => minutesOn(member) ?? 0));
  const isOpen = ({ machine, person, operation }: Placed, minute: number) =>
    problem.openOn(machine)[minute] === true &&
    problem.openFor(person)[minute] === true &&
    (operation.tools ?? []).every(({ tool }) => problem.openWith(tool)[minute] === true);
  const open = (minute: number) => together.every((member) => isOpen(member, minute));
  const length = it.end - it.start;
  const worked = minutesOf(it.start, it.end).filter(open).length;
  if (length === 0) return [`duration ${it.id} ${-needed}`];
  if (length <= needed) {
    const short = length < needed ? [`duration ${it.id} ${length - needed}`] : [];
    return worked < length ? [...short, `calendar ${it.id} ${length - worked}`] : short;
  }
  const found = worked === needed ? [] : [`duration ${it.id} ${worked - needed}`];
  const first = minutesOf(it.start, it.end).find(open) ?? it.end;
  const last = (minutesOf(it.start, it.end).findLast(open) ?? it.start - 1) + 1;
  if (first > it.start) found.push(`calendar ${it.id} ${first - it.start}`);
  if (last < it.end && worked > 0) found.push(`calendar ${it.id} ${it.end - last}`);
  return found;
}

function changeovers(problem: RandomProblem, source: Schedule, placed: Placed[]): string[] {
  return placed.flatMap((it, index) => {
    const isFirst = (other: Placed) =>
      !placed.slice(0, placed.indexOf(other)).some((mate) => isMate(source, mate, other));
    if (!isFirst(it)) return [];
    const before = placed.slice(0, index).filter((other) => other.machine === it.machine && isFirst(other));
    const set = before.findLast(({ operation }) => operation.family !== undefined);
    const needed =
      source.changeovers?.find(
        ({ machine, from, to }) =>
          machine === it.machine && from === set?.operation.family && to === it.operation.family,
      )?.minutes ?? 0;
    if (set === undefined || before.some(({ end }) => end > it.start)) return [];
    const free = minutesOf(set.end, it.start).filter(
      (minute) =>
        problem.openOn(it.machine)[minute] === true &&
        before.every(({ start, end }) => minute < start || minute >= end),
    ).length;
    return free < needed ? [`changeover ${set.id},${it.id} ${needed - free}`] : [];
  });
}

function release({ minuteOf, at }: RandomProblem, placed: Placed[]): string[] {
  return placed.flatMap(({ id, job, start }) => {
    const early = Math.max(0, minuteOf(job.releaseAt ?? at(0))) - start;
    return early > 0 ? [`release ${id} ${early}`] : [];
  });
}

function material({ minuteOf }: RandomProblem, source: Schedule, placed: Placed[]): string[] {
  return (source.materials ?? []).flatMap(({ id: name, onHand, arrivals = [] }) => {
    const quantityOf = ({ operation }: Placed) =>
      operation.materials?.find((it) => it.material === name)?.quantity ?? 0;
    return placed.flatMap((it, index) => {
      const taken = placed.slice(0, index + 1).reduce((sum, other) => sum + quantityOf(other), 0);
      const there = arrivals
        .filter(({ at }) => minuteOf(at) <= it.start)
        .reduce((sum, { quantity }) => sum + quantity, onHand);
      const short = Math.min(quantityOf(it), taken - there);
      return short > 0 ? [`material ${it.id} ${short}`] : [];
    });
  });
}

function skills(source: Schedule, placed: Placed[]): string[] {
  return placed.flatMap(({ id, operation, person }) => {
    const has = source.people?.find((it) => it.id === person)?.skills ?? [];
    const missing = (operation.skills ?? []).filter((skill) => !has.includes(skill)).length;
    return missing > 0 ? [`skill ${id} ${missing}`] : [];
  });
}
