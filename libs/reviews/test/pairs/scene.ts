import type { KeyActor, PersonActor } from '@countersign/access';
import type { Binding } from '@countersign/contracts';

/** One item, who may act on it, and what they were shown. Plain data: a copy of it has other ids and is alike otherwise. */
export interface Scene {
  /** The submission. */
  id: string;
  /** Its AI system, which nobody else hands in to. */
  system: string;
  /** The queue that nothing else waits in. */
  queue: string;
  contentDigest: string;
  /** What a decision is bound to. */
  binding: Binding;
  /** Something that a check found. */
  finding: string;
  /** The claim of `holder`; one that nobody made where they hold none. */
  claim: string;
  /** Who has claimed it, or might. */
  holder: PersonActor;
  /** Another reviewer. */
  other: PersonActor;
  /** Who leads, and took no part. */
  lead: PersonActor;
  /** Who decided on it before, where somebody did. */
  before: PersonActor;
  officer: PersonActor;
  administrator: PersonActor;
  client: KeyActor;
}

/** Who acts in a scene. */
export const actors = ['holder', 'other', 'lead', 'before', 'officer', 'administrator', 'client'] as const;
