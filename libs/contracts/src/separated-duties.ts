import type { Action, SubjectType } from './route-definition.js';

interface Permissions {
  permissions: Record<string, { may: readonly Action[]; on: readonly SubjectType[] }>;
  separation: readonly (readonly [string, string])[];
}

/** One act on one kind of thing. */
type Right = readonly [act: string, type: string];

const looks: ReadonlySet<string> = new Set<Action>(['list', 'read']);

/** A permission by its name; undefined where the policy has none, also for names that every object has. */
export function permissionNamed<P>(name: string, permissions: Readonly<Record<string, P>>): P | undefined {
  return Object.hasOwn(permissions, name) ? permissions[name] : undefined;
}

function rightsOf(name: string, { permissions }: Permissions): Right[] {
  const { may, on } = permissionNamed(name, permissions) ?? { may: [], on: [] };
  return may.flatMap((act) => on.map((type): Right => [act, type]));
}

/** Whether two rights give something in common; `manage` is every act. */
const overlap = ([act, type]: Right, [other, kind]: Right): boolean =>
  type === kind && (act === other || act === 'manage' || other === 'manage');

/** What somebody does under a permission: its acts, without looking where there is more than that. */
function actsOf(name: string, from: Permissions): Right[] {
  const rights = rightsOf(name, from);
  const acts = rights.filter(([act]) => !looks.has(act));
  return acts.length > 0 ? acts : rights;
}

/** What of a duty is not part of the other. */
function ownActs([duty, other]: readonly [string, string], from: Permissions): Right[] {
  const others = actsOf(other, from);
  return actsOf(duty, from).filter((right) => !others.some((one) => overlap(right, one)));
}

/** Pairs that cannot be kept apart: whoever has the one duty has all or part of the other, and nothing besides. */
export function inseparableDuties(from: Permissions): [string, string][] {
  return from.separation
    .filter(([one, other]) => ownActs([one, other], from).length === 0 || ownActs([other, one], from).length === 0)
    .map(([one, other]): [string, string] => [one, other]);
}

/**
 * Whether the permissions that are held give a duty that is kept apart from the other: under its own name, or an act of it under
 * another name. What belongs to both duties tells nothing.
 */
export function givesDuty(
  held: ReadonlySet<string>,
  [duty, other]: readonly [string, string],
  from: Permissions,
): boolean {
  if (held.has(duty)) return true;
  const own = ownActs([duty, other], from);
  const counts = (right: Right, act: Right) => overlap(right, act) && (looks.has(act[0]) || !looks.has(right[0]));
  return [...held].some((name) => rightsOf(name, from).some((right) => own.some((act) => counts(right, act))));
}

/**
 * The pairs of permissions, kept apart by `separation`, that these permissions give together. What counts is what they give and
 * not what they are called: a permission of another name that holds an act of a duty is that duty.
 */
export function unseparatedDuties(held: ReadonlySet<string>, from: Permissions): [string, string][] {
  return from.separation
    .filter(([one, other]) => givesDuty(held, [one, other], from) && givesDuty(held, [other, one], from))
    .map(([one, other]): [string, string] => [one, other]);
}
