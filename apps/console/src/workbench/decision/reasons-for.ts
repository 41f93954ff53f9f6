import type { CatalogView, Modality, Outcome } from '@countersign/contracts';

/** Reasons that the policy allows for an outcome on a modality. */
export function reasonsFor(catalog: CatalogView | undefined, outcome: Outcome | null, modality: Modality) {
  if (outcome === null) return [];
  return (catalog?.reasons ?? []).filter(
    (reason) =>
      reason.outcomes.includes(outcome) && (reason.modalities.length === 0 || reason.modalities.includes(modality)),
  );
}
