import type { Grant, Language, Roles, Scope, SignInMeans } from '@countersign/contracts';

/** A signed-in person. Grants name a role for one AI system (by its slug), or for all of them (null). */
export interface PersonActor {
  kind: 'person';
  id: string;
  name: string;
  pseudonym: string;
  grants: readonly Grant[];
  /** The roles of the policy in force, by which the grants are read; absent: the built-in ones. */
  roles?: Roles | undefined;
  /** Ids of the roles for a time that are among the grants: what is recorded of the person now carries them. */
  elevations?: readonly string[];
  /** By what this session was opened. */
  means?: readonly SignInMeans[];
  /** This session was opened by a password that somebody else set: it gives nothing until its person has set an own one. */
  passwordToBeChanged?: boolean;
  /** When it was last proved in this session who sits at it: by a code of the authenticator, a passkey, or at the identity provider. */
  provedAt?: Date | null;
  /** Names of the competences that hold now. */
  competences: readonly string[];
  /** Languages in which the person reviews; empty or absent: any. */
  languages?: readonly string[];
  language: Language;
}

/** A program with an API key. An empty `systems` list means all AI systems. */
export interface KeyActor {
  kind: 'key';
  id: string;
  pseudonym: string;
  scopes: readonly Scope[];
  systems: readonly string[];
}

/** The product's own machinery; it may record what machines found, and never decides. */
export interface ServiceActor {
  kind: 'service';
  id: string;
  pseudonym: string;
  name: 'worker' | 'set-up' | 'sign-in' | 'link';
}

export type Actor = PersonActor | KeyActor | ServiceActor;

/** The actor that background jobs act as. */
export const workerActor: ServiceActor = {
  kind: 'service',
  id: '00000000-0000-7000-8000-000000000001',
  pseudonym: 'service:worker',
  name: 'worker',
};

/** The actor that first set-up and sample loading act as. */
export const setUpActor: ServiceActor = {
  kind: 'service',
  id: '00000000-0000-7000-8000-000000000002',
  pseudonym: 'service:set-up',
  name: 'set-up',
};

/** The actor under which attempts to sign in are recorded: it is not known who tried. It has no rights. */
export const signInActor: ServiceActor = {
  kind: 'service',
  id: '00000000-0000-7000-8000-000000000003',
  pseudonym: 'service:sign-in',
  name: 'sign-in',
};

/** The actor that opens a file of a report or a copy of an image by a link that expires: the link says which, and whom it was made for. */
export const linkActor: ServiceActor = {
  kind: 'service',
  id: '00000000-0000-7000-8000-000000000004',
  pseudonym: 'service:link',
  name: 'link',
};
