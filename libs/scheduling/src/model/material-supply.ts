import type { Material, Placement, ScheduleModel } from './schedule-model.js';

/** What an operation takes from stock when it starts. */
export interface Withdrawal {
  placement: Placement;
  quantity: number;
  /** The part that is not there at the start. */
  short: number;
  /** When stock and arrivals first cover it and all earlier withdrawals; -Infinity from stock, Infinity never. */
  coveredAt: number;
}

/** A material with its withdrawals in order of start. */
export interface MaterialSupply {
  material: Material;
  withdrawals: Withdrawal[];
}

/** Sums of decimal quantities are compared with this relative slack. */
const slack = 1e-9;

/** Follows every material over time. An arrival at the instant of a start counts; a shortage stays owed. */
export function supplyOf(model: ScheduleModel): MaterialSupply[] {
  const taking = new Map<Material, { placement: Placement; quantity: number }[]>();
  for (const placement of model.placements) {
    for (const { material, quantity } of placement.operation.materials) {
      const list = taking.get(material);
      if (list === undefined) taking.set(material, [{ placement, quantity }]);
      else list.push({ placement, quantity });
    }
  }
  return [...taking].map(([material, list]) => ({ material, withdrawals: follow(material, list) }));
}

function follow(material: Material, list: readonly { placement: Placement; quantity: number }[]): Withdrawal[] {
  let taken = 0;
  // Two marks along the arrivals: what has arrived by a start, and what had to arrive to cover everything taken so far.
  let arrived = material.onHand;
  let nextArrival = 0;
  let covered = material.onHand;
  let coveredAt = -Infinity;
  let nextCover = 0;
  return list.map(({ placement, quantity }) => {
    taken += quantity;
    for (; (material.arrivals[nextArrival]?.at ?? Infinity) <= placement.start; nextArrival += 1) {
      arrived += material.arrivals[nextArrival]?.quantity ?? 0;
    }
    const allowed = slack * Math.max(1, taken);
    for (; covered + allowed < taken && coveredAt < Infinity; nextCover += 1) {
      coveredAt = material.arrivals[nextCover]?.at ?? Infinity;
      covered += material.arrivals[nextCover]?.quantity ?? 0;
    }
    const lacking = taken - arrived;
    return { placement, quantity, short: lacking > allowed ? Math.min(quantity, lacking) : 0, coveredAt };
  });
}
