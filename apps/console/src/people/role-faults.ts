import type { CatalogView, PersonView } from '@countersign/contracts';

/** What is wrong with the roles of a person by the policy in force. */
export interface RoleFaults {
  /** Roles that the policy does not have: they give nothing. */
  unknown: string[];
  /** Pairs of roles that nobody is given together: of what they give the second half is taken away. */
  apart: [string, string][];
}

/** What is wrong with somebody's roles; nothing while the catalogue is not known. */
export function roleFaults(
  { grants }: Pick<PersonView, 'grants'>,
  catalog: Pick<CatalogView, 'roles' | 'rolesApart'> | undefined,
): RoleFaults {
  if (!catalog) return { unknown: [], apart: [] };
  const held = new Set(grants.map(({ role }) => role));
  const known = new Set(catalog.roles.map(({ name }) => name));
  return {
    unknown: [...held].filter((role) => !known.has(role)),
    apart: catalog.rolesApart.filter(([one, other]) => held.has(one) && held.has(other)),
  };
}
