import type { Batch, Material, Placement, ScheduleModel } from '../model/schedule-model.js';
import { supplyOf } from '../model/material-supply.js';
import { blocker, comesAfter, type Blocker, type Cause } from './blocker.js';
import { lastToolHolders, previousOfPerson, previousOnMachine } from './resource-blockers.js';

export type { Blocker, Cause } from './blocker.js';

/** Why an operation starts no earlier. */
export interface Binding {
  placement: Placement;
  blockers: Blocker[];
  /** The blocker with the latest `ready`. */
  binding: Blocker;
  /** When release, predecessors, material and planners allow it, whatever machine, person and tools do. */
  available: number;
}

/** Finds for every placement, by rank, what held it back; only earlier-ranked placements block, so chains end. */
export function bindPlacements(model: ScheduleModel): Binding[] {
  const materials = latestCover(model);
  const machineBlockers = previousOnMachine(model);
  const personBlockers = previousOfPerson(model);
  const toolBlockers = lastToolHolders(model);
  const blockers = model.placements.map((placement) => {
    const found = datesOf(model, placement);
    const supply = materials.get(placement);
    if (supply !== undefined && supply.at > model.start && supply.at < Infinity) {
      found.push(blocker(placement, 'material', supply.at, { material: supply.material }));
    }
    const before = latestEnd(
      placement.operation.after.map((operation) => operation.placement).filter((it) => it !== null),
      placement.rank,
    );
    if (before !== null) found.push(blocker(placement, 'predecessor', before.end, { by: before }));
    const ofPerson = personBlockers.get(placement);
    if (ofPerson !== undefined) found.push(blocker(placement, 'person', ofPerson.end, { by: ofPerson }));
    for (const known of [machineBlockers.get(placement), toolBlockers.get(placement)]) if (known) found.push(known);
    return found;
  });
  addMates(model, blockers);
  return model.placements.map((placement, rank) => {
    const found = blockers[rank] ?? [];
    const [first = blocker(placement, 'start', model.start), ...others] = found;
    const binding = others.reduce((most, it) => (comesAfter(it, most) ? it : most), first);
    return { placement, blockers: found, binding, available: availableAt(found) };
  });
}

/** Start of the schedule, release, lock and frozen horizon. */
function datesOf(model: ScheduleModel, placement: Placement): Blocker[] {
  const { job, lock, frozen } = placement.operation;
  const found = [blocker(placement, 'start', model.start)];
  if (job.releaseAt !== null && job.releaseAt > model.start) found.push(blocker(placement, 'release', job.releaseAt));
  if (lock !== null && lock.start === placement.start) found.push(blocker(placement, 'lock', lock.start));
  if (frozen !== null && frozen.start === placement.start) found.push(blocker(placement, 'frozen', frozen.start));
  if (frozen === null && model.frozenUntil > model.start) found.push(blocker(placement, 'frozen', model.frozenUntil));
  return found;
}

/** Adds to everything that runs in a batch what another of the batch had to wait for longest, the machine aside. */
function addMates({ machines }: ScheduleModel, blockers: readonly Blocker[][]): void {
  for (const machine of machines.values()) {
    if (machine.batch === null) continue;
    for (const batch of new Set(machine.queue.flatMap((placement) => placement.batch ?? []))) {
      const [longest, next] = longestOf(batch, blockers);
      for (const member of batch.members) {
        const of = longest?.mate === member ? next : longest;
        if (of !== undefined) blockers[member.rank]?.push(of);
      }
    }
  }
}

/** What held the members of a batch longest: of one member, and of all the others. */
function longestOf({ members }: Batch, blockers: readonly Blocker[][]): Blocker[] {
  const lead = members[0]?.rank ?? 0;
  if (members.length < 2) return [];
  return members
    .flatMap((mate): Blocker[] => {
      const own = (blockers[mate.rank] ?? []).filter(
        ({ cause, by }) => cause !== 'machine' && cause !== 'start' && (by?.rank ?? -1) < lead,
      );
      const [first, ...others] = own;
      if (first === undefined) return [];
      const most = others.reduce((worst, it) => (comesAfter(it, worst) ? it : worst), first);
      return [{ ...most, cause: 'batch', mate, through: most.cause }];
    })
    .sort((a, b) => (comesAfter(a, b) ? -1 : 1))
    .slice(0, 2);
}

/** Causes that are only a matter of who has what first. */
const ofTheOrder: ReadonlySet<Cause | null> = new Set<Cause>(['machine', 'person', 'tool']);

function availableAt(found: readonly Blocker[]): number {
  return found.reduce(
    (at, { cause, through, until }) => (ofTheOrder.has(cause) || ofTheOrder.has(through) ? at : Math.max(at, until)),
    0,
  );
}

/** The placement among those of a lower rank that ends last. */
function latestEnd(placements: readonly Placement[], rank: number): Placement | null {
  let last: Placement | null = null;
  for (const placement of placements) {
    if (placement.rank < rank && placement.end >= (last?.end ?? -Infinity)) last = placement;
  }
  return last;
}

/** When the last of an operation's materials is there. */
function latestCover(model: ScheduleModel): Map<Placement, { at: number; material: Material }> {
  const found = new Map<Placement, { at: number; material: Material }>();
  for (const { material, withdrawals } of supplyOf(model)) {
    for (const { placement, coveredAt } of withdrawals) {
      if (coveredAt > (found.get(placement)?.at ?? -Infinity)) found.set(placement, { at: coveredAt, material });
    }
  }
  return found;
}
