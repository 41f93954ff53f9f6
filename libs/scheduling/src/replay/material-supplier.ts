import type { Material, Placement } from '../model/schedule-model.js';

/** Gives material out in the order of the calls: from when on stock and arrivals cover an operation and all those that were asked for before it. */
export function materialSupplier(): (placement: Placement) => { at: number; missing: Material | null } {
  const taken = new Map<Material, number>();
  const covered = new Map<Material, { at: number; quantity: number; next: number }>();
  return ({ operation }) => {
    let at = -Infinity;
    let missing: Material | null = null;
    for (const { material, quantity } of operation.materials) {
      const sum = (taken.get(material) ?? 0) + quantity;
      taken.set(material, sum);
      const mark = covered.get(material) ?? { at: -Infinity, quantity: material.onHand, next: 0 };
      covered.set(material, mark);
      // The same slack as the re-check: sums of decimals.
      while (mark.quantity + 1e-9 * Math.max(1, sum) < sum && mark.at < Infinity) {
        const arrival = material.arrivals[mark.next];
        mark.at = arrival?.at ?? Infinity;
        mark.quantity += arrival?.quantity ?? 0;
        mark.next += 1;
      }
      if (mark.at === Infinity) missing ??= material;
      at = Math.max(at, mark.at);
    }
    return { at, missing };
  };
}
