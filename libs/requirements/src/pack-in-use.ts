import type { Digest } from '@countersign/contracts';
import type { Frameworks } from './frameworks.js';
import type { RequirementPackDocument } from './requirement-pack.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * A pack in use, with what its words mean here. `digest` is SHA-256 over the RFC 8785 form of the document and of what the
 * folder's packs share: it changes with either.
 */
export interface RequirementPack extends RequirementPackDocument {
  vocabulary: Vocabulary;
  frameworks: Frameworks;
  digest: Digest;
}
