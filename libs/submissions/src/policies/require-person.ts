import type { Actor, PersonActor } from '@countersign/access';

/** Narrows an actor whom `authorize` let write policies: the rules let nobody but people do so. */
export function requirePerson(actor: Actor): asserts actor is PersonActor {
  if (actor.kind !== 'person') throw new Error('Only people are allowed to write policies.');
}
