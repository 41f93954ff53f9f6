/**
 * How far the C2PA manifest of a file can be relied on:
 * `absent` none is embedded; `remote` the file points at one elsewhere, which is not fetched; `trusted` every hash and signature is right and the signer is one of the
 * trusted; `untrusted` all is right but the signer is not known; `tampered` a hash or signature, here or in an ingredient, is wrong; `invalid` the
 * manifest breaks another rule, such as a certificate that had expired; `unreadable` there is one that cannot be parsed.
 */
export type ProvenanceVerdict = 'absent' | 'remote' | 'trusted' | 'untrusted' | 'tampered' | 'invalid' | 'unreadable';

/** One rule of the C2PA specification that was broken: its status code, and the manifest and part that it was found in. */
export interface ProvenanceFault {
  code: string;
  manifest: string | null;
  part: string | null;
}

/** What was done to the picture, as its maker states. `when` RFC 3339; `sourceType` the term of IPTC's digital source types. */
export interface ProvenanceAction {
  action: string;
  when: string | null;
  software: string | null;
  sourceType: string | null;
  description: string | null;
}

/** A picture that this one was made from; `manifest` where it has one of its own. */
export interface ProvenanceIngredient {
  title: string | null;
  relationship: string | null;
  manifest: string | null;
  faults: string[];
}

/** One signed statement on how a picture came about. Everything in it is what its signer says, in the signer's words. */
export interface ProvenanceManifest {
  label: string;
  title: string | null;
  generator: string | null;
  signer: { name: string | null; issuer: string | null; algorithm: string | null } | null;
  /** When a time-stamp authority saw the signature; null without one. */
  signedAt: string | null;
  actions: ProvenanceAction[];
  ingredients: ProvenanceIngredient[];
  /** Labels of all assertions. */
  assertions: string[];
}

/** The provenance of a file: the manifest that speaks of it first, those of its ingredients after it. Lists and texts are bounded. */
export interface Provenance {
  verdict: ProvenanceVerdict;
  manifests: ProvenanceManifest[];
  faults: ProvenanceFault[];
  /** Terms of IPTC's digital source types that the actions of the first manifest state, each once. */
  sourceTypes: string[];
  /** Where a manifest is said to be that is not in the file. */
  remote: string | null;
  /** How many further manifests, actions, ingredients, assertions and faults the file states. */
  cut: number;
}
