import { sourceTypeOf } from '../source-types.js';
import { bounded } from './bounded.js';
import { readManifestStore } from './c2pa-reader.js';
import { UnreadableStore, type ManifestReader } from './manifest-reader.js';
import { manifestStore, storedActions, type ManifestStore, type StoredManifest } from './manifest-store.js';
import type {
  Provenance,
  ProvenanceAction,
  ProvenanceFault,
  ProvenanceManifest,
  ProvenanceVerdict,
} from './provenance.js';

/** The signer is not among the trusted: no fault of the file. */
const strangers: ReadonlySet<string> = new Set(['signingCredential.untrusted', 'cawg.x509.credential.untrusted']);
/** Status codes of C2PA 2.x that mean that something was changed, taken out or put in after signing. */
const changed = /mismatch|missing|undeclared|inaccessible|redacted|multiple/i;

const without = { manifests: [], faults: [], sourceTypes: [], remote: null, cut: 0 };

/** Reads and validates the C2PA manifest of a file, without fetching anything. `anchors`: certificates of trusted signers as PEM. Damaged manifests, and such as break the reader, are an answer, not an error. */
export async function readProvenance(
  bytes: Uint8Array,
  mediaType: string,
  anchors: string | null,
  read: ManifestReader = readManifestStore,
): Promise<Provenance> {
  let stored: unknown;
  try {
    stored = await read(bytes, mediaType, anchors);
  } catch (error) {
    if (!(error instanceof UnreadableStore)) throw error;
    const said = error.message;
    if (/JumbfNotFound|UnsupportedType|ProvenanceMissing/.test(said)) return { verdict: 'absent', ...without };
    const remote = /RemoteManifest(?:Url|Fetch)\("([^"]{1,2000})"/.exec(said)?.[1];
    if (remote !== undefined) return { verdict: 'remote', ...without, remote };
    return { verdict: 'unreadable', ...without };
  }
  const { data: store } = manifestStore.safeParse(stored);
  if (store === undefined) return { verdict: 'unreadable', ...without };
  const manifests = orderedManifests(store).map(([label, manifest]) => manifestOf(label, manifest));
  const faults = faultsOf(store);
  return bounded({
    verdict: verdictOf(store, faults),
    manifests,
    faults,
    sourceTypes: sourceTypesOf(manifests[0]),
    remote: null,
  });
}

/** Each source type once, those that name AI before the others: none is hidden by many. */
function sourceTypesOf(active: ProvenanceManifest | undefined): string[] {
  const stated = new Set((active?.actions ?? []).flatMap(({ sourceType }) => sourceType ?? []));
  return [...stated].sort((one, other) => Number(isAi(other)) - Number(isAi(one)));
}

const isAi = (term: string): boolean => sourceTypeOf(term).origin === 'ai';

function verdictOf({ validation_state: state }: ManifestStore, faults: readonly ProvenanceFault[]): ProvenanceVerdict {
  const codes = faults.map(({ code }) => code).filter((code) => !strangers.has(code));
  if (codes.some((code) => changed.test(code))) return 'tampered';
  if (codes.length > 0 || state === 'Invalid') return 'invalid';
  return state === 'Trusted' ? 'trusted' : 'untrusted';
}

/** Failures of the active manifest, those that validation adds for ingredients, and those that the signer itself noted of ingredients. */
function faultsOf({ validation_results: results, manifests }: ManifestStore): ProvenanceFault[] {
  const found = [
    ...(results?.activeManifest?.failure ?? []),
    ...(results?.ingredientDeltas ?? []).flatMap((delta) => delta.validationDeltas?.failure ?? []),
    ...Object.values(manifests).flatMap(({ ingredients = [] }) =>
      ingredients.flatMap((ingredient) =>
        (ingredient.validation_status ?? []).map(({ code, url }) => ({
          code,
          url: url?.includes('/c2pa/') ? url : `self#jumbf=/c2pa/${ingredient.active_manifest ?? ''}`,
        })),
      ),
    ),
  ];
  const faults = found.map(({ code, url }): ProvenanceFault => {
    const [, manifest = '', part = ''] = /\/c2pa\/([^/]+)(?:\/(.+))?/.exec(url ?? '') ?? [];
    return { code, manifest: manifest === '' ? null : manifest, part: part === '' ? null : part };
  });
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function orderedManifests({ active_manifest: active, manifests }: ManifestStore): [string, StoredManifest][] {
  return Object.entries(manifests).sort(([one], [other]) => Number(other === active) - Number(one === active));
}

const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

function manifestOf(label: string, manifest: StoredManifest): ProvenanceManifest {
  const { title, claim_generator: claim, claim_generator_info: makers = [], signature_info: signature } = manifest;
  const [maker] = makers;
  return {
    label,
    title: given(title),
    generator: maker === undefined ? given(claim) : [maker.name, maker.version].filter(Boolean).join(' '),
    signer: signature
      ? {
          name: given(signature.common_name),
          issuer: given(signature.issuer),
          algorithm: given(signature.alg),
        }
      : null,
    signedAt: given(signature?.time),
    actions: actionsOf(manifest),
    ingredients: (manifest.ingredients ?? []).map((ingredient) => ({
      title: given(ingredient.title),
      relationship: given(ingredient.relationship),
      manifest: given(ingredient.active_manifest),
      faults: (ingredient.validation_status ?? []).map(({ code }) => code).filter((code) => !strangers.has(code)),
    })),
    assertions: (manifest.assertions ?? []).map((assertion) => assertion.label),
  };
}

function actionsOf({ assertions = [] }: StoredManifest): ProvenanceAction[] {
  return assertions
    .filter(({ label }) => label.startsWith('c2pa.actions'))
    .flatMap(({ data }) => storedActions.safeParse(data).data?.actions ?? [])
    .map(({ action, when, softwareAgent, digitalSourceType, description }) => ({
      action,
      when: given(when),
      software: given(typeof softwareAgent === 'string' ? softwareAgent : softwareAgent?.name),
      sourceType: given(digitalSourceType?.trim().split('/').at(-1)),
      description: given(description),
    }));
}
