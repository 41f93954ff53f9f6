import type { ImageDescription, ProvenanceManifest } from '@countersign/contracts';

export type Provenance = ImageDescription['provenance'];
type Ingredient = ProvenanceManifest['ingredients'][number];

/** A manifest with what it was made from; each ingredient with its own manifest where it has one. */
export interface ManifestNode {
  manifest: ProvenanceManifest;
  ingredients: { ingredient: Ingredient; faults: string[]; node: ManifestNode | 'shown' | null }[];
}

/**
 * The manifests as a tree: the one that speaks of the picture at the top. Each is entered once and is `shown` wherever else it is named: files of
 * strangers may name manifests in circles, or thousandfold. `loose`: manifests that nothing in the tree leads to.
 */
export function provenanceTree({ manifests, faults }: Provenance): {
  top: ManifestNode | null;
  loose: ProvenanceManifest[];
} {
  const byLabel = new Map(manifests.map((manifest) => [manifest.label, manifest]));
  const words = new Map(faults.map((fault) => [fault.code, fault.words]));
  const reached = new Set<string>();
  const nodeOf = (manifest: ProvenanceManifest): ManifestNode => {
    reached.add(manifest.label);
    return {
      manifest,
      ingredients: manifest.ingredients.map((ingredient) => {
        const own = ingredient.manifest === null ? undefined : byLabel.get(ingredient.manifest);
        return {
          ingredient,
          faults: ingredient.faults.map((code) => words.get(code) ?? code),
          node: own === undefined ? null : reached.has(own.label) ? 'shown' : nodeOf(own),
        };
      }),
    };
  };
  const [active] = manifests;
  const top = active === undefined ? null : nodeOf(active);
  return { top, loose: manifests.filter(({ label }) => !reached.has(label)) };
}
