import type { Provenance, ProvenanceManifest } from './provenance.js';

/** What is kept of one file; strangers may write as much as they like. `all`: characters of all manifests but the first, as JSON. */
const most = { manifests: 32, perManifest: 64, perIngredient: 8, faults: 64, characters: 300, all: 200_000 };

/** A text, cut where it is long. */
function boundedText(text: string): string {
  return text.length <= most.characters ? text : `${text.slice(0, most.characters - 1).toWellFormed()}…`;
}

/** The same with each of its texts cut where it is long. */
function withBoundedTexts<T extends object>(texts: T): T {
  const bounded = Object.entries(texts as Record<string, unknown>).map(([key, value]) => [
    key,
    typeof value === 'string' ? boundedText(value) : value,
  ]);
  return Object.fromEntries(bounded) as T;
}

/** Takes the first of lists, and counts what it left. */
class Cutter {
  cut = 0;

  first<T>(list: readonly T[], length: number): T[] {
    this.cut += Math.max(0, list.length - length);
    return list.slice(0, length);
  }

  manifest(manifest: ProvenanceManifest): ProvenanceManifest {
    const { label, title, generator, signer, signedAt, actions, ingredients, assertions } = manifest;
    return {
      ...withBoundedTexts({ label, title, generator, signedAt }),
      signer: signer && withBoundedTexts(signer),
      actions: this.first(actions, most.perManifest).map((action) => withBoundedTexts(action)),
      ingredients: this.first(ingredients, most.perManifest).map((ingredient) =>
        withBoundedTexts({ ...ingredient, faults: this.first(ingredient.faults, most.perIngredient).map(boundedText) }),
      ),
      assertions: this.first(assertions, most.perManifest).map(boundedText),
    };
  }
}

/** The provenance of a file, of which no list or text is longer than people could read; `cut` tells how much was left out. Verdicts are formed before. */
export function bounded(whole: Omit<Provenance, 'cut'>): Provenance {
  const cutter = new Cutter();
  const [active, ...others] = cutter
    .first(whole.manifests, most.manifests)
    .map((manifest) => cutter.manifest(manifest));
  let room = most.all;
  const fitting = others.filter((manifest) => (room -= JSON.stringify(manifest).length) >= 0).length;
  const manifests = active ? [active, ...cutter.first(others, fitting)] : [];
  const faults = cutter.first(whole.faults, most.faults).map((fault) => withBoundedTexts({ ...fault }));
  const sourceTypes = cutter.first(whole.sourceTypes, most.perManifest).map(boundedText);
  return { verdict: whole.verdict, manifests, faults, sourceTypes, remote: whole.remote, cut: cutter.cut };
}
