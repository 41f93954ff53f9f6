import type { Schedule } from '../content/schedule-content.js';
import type { RandomProblem } from './random-schedule.js';

/** An operation where its assignment puts it; minutes after the start. */
export interface Placed {
  id: string;
  operation: Schedule['jobs'][number]['operations'][number];
  job: Schedule['jobs'][number];
  machine: string;
  person: string | undefined;
  start: number;
  end: number;
}

/** Whether two different operations run together in an oven. */
export function isMate(source: Schedule, one: Placed, other: Placed): boolean {
  const oven = source.machines.some(({ id, batch }) => id === one.machine && batch !== undefined);
  const same = one.machine === other.machine && one.start === other.start && one.end === other.end;
  return oven && same && one.id !== other.id;
}

/** Breaches of tools, batches, lots, locks and the frozen horizon, by plain definitions over all pairs. */
export function naiveRules(problem: RandomProblem, source: Schedule, placed: Placed[]): string[] {
  return [
    ...tools(source, placed),
    ...batches(source, placed),
    ...placed.flatMap((it) => lotSize(source, it)),
    ...placed.flatMap((it) => locked(problem, it)),
    ...placed.flatMap((it) => frozen(problem, source, it)),
    ...quantities(source, placed),
  ];
}

function tools(source: Schedule, placed: Placed[]): string[] {
  return (source.tools ?? []).flatMap(({ id, count = 1 }) => {
    const need = ({ operation }: Placed) => {
      const found = operation.tools?.find(({ tool }) => tool === id);
      return found === undefined ? 0 : (found.count ?? 1);
    };
    return placed.flatMap((it, index) => {
      if (need(it) === 0 || it.end === it.start) return [];
      const running = placed.slice(0, index).filter((other) => other.end > it.start && other.end > other.start);
      const lacking = running.reduce((sum, other) => sum + need(other), need(it)) - count;
      return lacking > 0 ? [`tool ${it.id} ${lacking}`] : [];
    });
  });
}

const carried = (source: Schedule, { id, job }: Placed) =>
  source.assignments.find(({ operation }) => operation === id)?.quantity ?? job.quantity;

function batches(source: Schedule, placed: Placed[]): string[] {
  return placed.flatMap((it, index) => {
    const batch = source.machines.find(({ id }) => id === it.machine)?.batch;
    if (batch === undefined || placed.slice(0, index).some((other) => isMate(source, other, it))) return [];
    const members = [it, ...placed.filter((other) => isMate(source, other, it))];
    const load = members.reduce((sum, member) => sum + (carried(source, member) ?? 1), 0);
    const families = members.map(({ operation }) => operation.family);
    const mixed = families.filter((family, at) => families.indexOf(family) === at).length - 1;
    const short = (batch.minimum ?? 0) - load;
    const ids = members.map(({ id }) => id).join();
    return [mixed, load - batch.capacity, short].filter((by) => by > 0).map((by) => `batch ${ids} ${by}`);
  });
}

function lotSize(source: Schedule, it: Placed): string[] {
  const quantity = carried(source, it);
  const { minimum = 0, maximum = Infinity, multipleOf = 1e-3 } = it.operation.lotSize ?? {};
  if (quantity === undefined || it.operation.lotSize === undefined) return [];
  return [minimum - quantity, quantity - maximum, quantity % multipleOf]
    .filter((by) => by > 0)
    .map((by) => `lot-size ${it.id} ${by}`);
}

function locked({ minuteOf }: RandomProblem, { id, operation, machine, person, start }: Placed): string[] {
  const lock = operation.locked;
  if (lock === undefined) return [];
  const moved = start - minuteOf(lock.start);
  return [
    ...(moved === 0 ? [] : [`locked ${id} ${moved}`]),
    ...(lock.machine === undefined || lock.machine === machine ? [] : [`locked ${id} 1`]),
    ...(lock.person === undefined || lock.person === person ? [] : [`locked ${id} 1`]),
  ];
}

function frozen({ minuteOf }: RandomProblem, source: Schedule, it: Placed): string[] {
  if (source.frozen === undefined) return [];
  const until = minuteOf(source.frozen.until);
  const was = source.frozen.assignments.find(({ operation, start }) => operation === it.id && minuteOf(start) < until);
  if (was === undefined) return it.start < until ? [`frozen ${it.id} ${until - it.start}`] : [];
  const [starts, ends] = [it.start - minuteOf(was.start), it.end - minuteOf(was.end)];
  const moved = Math.abs(ends) > Math.abs(starts) ? ends : starts;
  return [
    ...(moved === 0 ? [] : [`frozen ${it.id} ${moved}`]),
    ...(was.machine === it.machine ? [] : [`frozen ${it.id} 1`]),
    ...(was.person === it.person ? [] : [`frozen ${it.id} 1`]),
  ];
}

function quantities(source: Schedule, placed: Placed[]): string[] {
  return source.assignments.flatMap(({ operation, quantity }) => {
    const ordered = placed.find(({ id }) => id === operation)?.job.quantity;
    const isSame = quantity === undefined || ordered === undefined || quantity === ordered;
    return isSame ? [] : [`quantity ${operation} ${quantity - ordered}`];
  });
}
