import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { AccessRule, Action, Roles, Scope, SubjectType } from '@countersign/contracts';
import type { Actor, PersonActor, ServiceActor } from './actor.js';
import { builtInRoles } from './built-in-roles.js';
import { composeRules } from './compose-rules.js';

/** What services may do and nobody else: record machine results, run the log, set up. */
export type ServiceAction = 'record' | 'seal' | 'set-up';
export type Ability = MongoAbility<[Action | ServiceAction | 'manage', SubjectType | 'all' | object]>;

type Grant = (can: AbilityBuilder<Ability>['can'], system: object) => void;

const byScope: Record<Scope, Grant> = {
  submit: (can, system) => {
    can(['submit', 'withdraw', 'read', 'contest'], 'Submission', system);
    can('submit', 'Blob');
    can(['list', 'submit', 'withdraw'], 'ScheduleMapping', system);
    can('read', 'Receipt', system);
    can('read', 'Catalog');
  },
  read: (can, system) => {
    can(['list', 'read'], 'Submission', system);
    can('read', 'Receipt', system);
    can('read', 'Catalog');
    can('list', 'System');
  },
  report: (can, system) => {
    can(['list', 'read', 'request'], 'Report', system);
    can(['list', 'read'], 'AuditEntry');
    can('read', ['Coverage', 'Receipt'], system);
    can('read', 'Catalog');
    can(['list', 'read'], ['Attestation', 'Incident'], system);
    can('list', 'System');
  },
};

const byService: Record<ServiceActor['name'], (can: AbilityBuilder<Ability>['can']) => void> = {
  worker: (can) => can(['record', 'seal', 'set-up'], 'all'),
  'set-up': (can) => {
    can(['record', 'seal', 'set-up'], 'all');
    can(['list', 'manage'], ['Person', 'Key', 'System']);
  },
  'sign-in': () => {},
  link: (can) => can('read', ['Report', 'Submission']),
};

/** The roles by which an actor's grants are read, and by which others' are where the actor acts on them. */
export const rolesInForce = (actor: Actor): Roles => (actor.kind === 'person' && actor.roles) || builtInRoles;

/**
 * Whether this is a session in which nothing is allowed but setting up a second factor: a role of its person takes one, and a password
 * alone has opened it. Nobody's rights are narrowed who is only spoken of, without a session.
 */
export function lacksSecondFactor(actor: PersonActor): boolean {
  const { roles } = rolesInForce(actor).secondFactor;
  if (roles.length === 0 || !actor.means?.every((means) => means === 'password')) return false;
  return actor.grants.some(({ role }) => roles.includes(role));
}

const composed = new WeakMap<PersonActor, readonly AccessRule[]>();
const composedOf = new WeakMap<Roles, Map<string, readonly AccessRule[]>>();
/** Combinations of grants whose rules are held; a thousand people of one role on one AI system have one. */
const mostCombinations = 1000;

function composeOnce(grants: PersonActor['grants'], roles: Roles): readonly AccessRule[] {
  const known = composedOf.get(roles) ?? new Map<string, readonly AccessRule[]>();
  composedOf.set(roles, known);
  const combination = JSON.stringify(grants.map(({ role, system }) => [role, system]));
  const rules = known.get(combination) ?? composeRules(grants, roles);
  if (known.size >= mostCombinations) known.clear();
  known.set(combination, rules);
  return rules;
}

/**
 * What a person's roles give, by the roles of the policy in force; and in which session they ask; found once for an actor, who never changes, and composed
 * once for all who hold the same: actors are made anew with each look at a session.
 */
export function rulesOf(actor: PersonActor): readonly AccessRule[] {
  const known = composed.get(actor);
  if (known) return known;
  const isNarrowed = actor.passwordToBeChanged === true || lacksSecondFactor(actor);
  const rules = isNarrowed ? [] : composeOnce(actor.grants, rolesInForce(actor));
  composed.set(actor, rules);
  return rules;
}

const builder = () => new AbilityBuilder<Ability>(createMongoAbility);
const built = ({ build }: AbilityBuilder<Ability>): Ability =>
  build({ detectSubjectType: (item) => (item as { type: SubjectType }).type });

/** What somebody may do who is signed in and whose roles give these rules. */
export function abilityOfRules(rules: readonly AccessRule[]): Ability {
  const making = builder();
  making.can(['read-own', 'change-own'], 'Profile');
  for (const { may, on, systems, only, not } of rules) {
    const conditions = {
      ...(systems && { system: { $in: systems } }),
      ...(only?.modalities && { modality: { $in: only.modalities } }),
      ...(only?.tiers && { tier: { $in: only.tiers } }),
    };
    // Of a right that is taken away no conditions: with some, whoever asks about a kind of thing at large would be told that it is there.
    if (not) making.cannot(may, on);
    else making.can(may, on, conditions);
  }
  return built(making);
}

/** All that an actor may do: the one home of "who may do this". */
export function abilityFor(actor: Actor): Ability {
  if (actor.kind === 'person') return abilityOfRules(rulesOf(actor));
  const making = builder();
  if (actor.kind === 'service') byService[actor.name](making.can);
  else {
    const system = actor.systems.length === 0 ? {} : { system: { $in: [...actor.systems] } };
    for (const scope of actor.scopes) byScope[scope](making.can, system);
  }
  return built(making);
}
