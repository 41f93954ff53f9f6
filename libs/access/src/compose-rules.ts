import {
  permissionNamed,
  unseparatedDuties,
  type AccessRule,
  type Action,
  type Grant,
  type Roles,
  type SubjectType,
} from '@countersign/contracts';

/** Kinds of things that belong to an AI system, so that a grant for one AI system holds for those of it. */
const ofSystems: ReadonlySet<SubjectType> = new Set<SubjectType>([
  'Submission',
  'Review',
  'Receipt',
  'Report',
  'Coverage',
  'Attestation',
  'Incident',
  'CheckRun',
  'Hold',
  'ScheduleMapping',
  'Stop',
  'GoldItem',
  'ReviewerQuality',
  'SecondReview',
  'TrainingExport',
  'Elevation',
]);
/** Kinds of things that concern one output, whose kind and tier a role may be narrowed to. */
const ofOutputs: ReadonlySet<SubjectType> = new Set<SubjectType>(['Submission', 'Review', 'Receipt', 'CheckRun']);

function rulesOfGrant({ role, system }: Grant, { roles, permissions }: Roles): AccessRule[] {
  const definition = Object.hasOwn(roles, role) ? roles[role] : undefined;
  if (!definition) return [];
  const { has, only, conceals = [], everySystem } = definition;
  return has.flatMap((name) => {
    const { may, on } = permissionNamed(name, permissions) ?? { may: [], on: [] };
    return on.map((type): AccessRule => ({
      may,
      on: [type],
      systems: system === null || everySystem || !ofSystems.has(type) ? null : [system],
      only: only && ofOutputs.has(type) ? only : null,
      conceals: ofOutputs.has(type) ? conceals : [],
      not: false,
    }));
  });
}

/** Permissions that these grants give together, by name. */
function permissionsOf(grants: readonly Pick<Grant, 'role'>[], { roles }: Roles): Set<string> {
  return new Set(grants.flatMap(({ role }) => (Object.hasOwn(roles, role) ? (roles[role]?.has ?? []) : [])));
}

/** The roles that give a right, by name. */
export function rolesThatMay(action: Action, type: SubjectType, { roles, permissions }: Roles): string[] {
  const gives = (name: string) => {
    const given = permissionNamed(name, permissions);
    return given !== undefined && given.on.some((on) => on === type) && given.may.some((may) => may === action);
  };
  return Object.keys(roles).filter((role) => roles[role]?.has.some(gives));
}

/** The pairs of permissions which nobody holds at once, and which these grants together give. */
export function unseparatedBy(grants: readonly Pick<Grant, 'role'>[], roles: Roles): [string, string][] {
  return unseparatedDuties(permissionsOf(grants, roles), roles);
}

/** Pairs of roles which nobody is given together. */
export function rolesApart(roles: Roles): [string, string][] {
  const names = Object.keys(roles.roles);
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .filter((other) => unseparatedBy([{ role: one }, { role: other }], roles).length > 0)
      .map((other): [string, string] => [one, other]),
  );
}

/**
 * What these grants give. A role that the document does not have gives nothing; of two permissions that are kept apart and
 * come together all the same, the second is taken away.
 */
export function composeRules(grants: readonly Grant[], roles: Roles): AccessRule[] {
  const taken = unseparatedBy(grants, roles).map(([, other]): AccessRule => {
    const { may, on } = permissionNamed(other, roles.permissions) ?? { may: [], on: [] };
    return { may, on, systems: null, only: null, conceals: [], not: true };
  });
  return [...grants.flatMap((grant) => rulesOfGrant(grant, roles)), ...taken];
}
