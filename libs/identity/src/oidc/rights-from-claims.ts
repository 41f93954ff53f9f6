import type { Grant } from '@countersign/contracts';
import type { SignInRules } from '@countersign/policy';

/** Roles and competences that claims give. */
export interface ClaimedRights {
  grants: Grant[];
  competences: string[];
}

/** What the values of the roles claim give by the rules; a value without a rule gives nothing. */
export function rightsFromClaims(
  values: readonly string[],
  { roles, competences }: Pick<SignInRules, 'roles' | 'competences'>,
): ClaimedRights {
  const held = new Set(values);
  const given = roles.filter(({ claim }) => held.has(claim)).map(({ role, system }) => ({ role, system }));
  return {
    grants: [...new Map(given.map((grant) => [`${grant.role} ${grant.system ?? ''}`, grant])).values()],
    competences: [
      ...new Set(competences.filter(({ claim }) => held.has(claim)).map(({ competence }) => competence)),
    ].toSorted(),
  };
}
