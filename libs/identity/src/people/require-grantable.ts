import { rolesInForce, unseparatedBy, type Actor } from '@countersign/access';
import { givesDuty, ProductError, type Grant, type LocalizedFault, type Roles } from '@countersign/contracts';

const unknown = (role: string) => ({
  en: `There is no role "${role}" in the policy in force; see "roles" of GET /api/v1/catalog.`,
  'zh-TW': `目前生效的政策中沒有角色「${role}」，請見 GET /api/v1/catalog 的 "roles"。`,
});

function requireKnown(grants: readonly Grant[], { roles }: Roles, pointerOf: (index: number) => string): void {
  const errors = grants.flatMap(({ role }, index): LocalizedFault[] =>
    Object.hasOwn(roles, role) ? [] : [{ pointer: pointerOf(index), code: 'unknown-role', detail: unknown(role) }],
  );
  if (errors.length === 0) return;
  throw new ProductError(
    'invalid-body',
    {
      en: 'A role is not known; each is listed under "errors". Nothing was changed.',
      'zh-TW': '有不存在的角色，各項列於 "errors"。未做任何變更。',
    },
    { errors },
  );
}

/** Which roles give the first of two duties, in words. */
function givenBy(duties: [string, string], grants: readonly Grant[], roles: Roles): string {
  const giving = grants
    .filter(({ role }) => givesDuty(new Set(roles.roles[role]?.has), duties, roles))
    .map(({ role }) => role);
  return [...new Set(giving)].join(', ');
}

interface Beside {
  /** What the person holds besides, and keeps. */
  beside?: readonly Grant[];
  /** Where in the body a role stands. */
  pointerOf?: (index: number) => string;
}

/**
 * Refuses what nobody is granted: `invalid-body` for roles that the policy in force does not have, `separation-of-duties` for
 * those that together give what it keeps apart. Both name what it is.
 */
export function requireGrantable(
  actor: Actor,
  grants: readonly Grant[],
  { beside = [], pointerOf = (index) => `/grants/${index}/role` }: Beside = {},
): void {
  const roles = rolesInForce(actor);
  requireKnown(grants, roles, pointerOf);
  const together = [...grants, ...beside];
  const [pair] = unseparatedBy(together, roles);
  if (!pair) return;
  const [one, other] = pair;
  const [byOne, byOther] = [givenBy([one, other], together, roles), givenBy([other, one], together, roles)];
  throw new ProductError('separation-of-duties', {
    en: `The policy keeps "${one}" (given by ${byOne}) and "${other}" (given by ${byOther}) apart: nobody holds both. Nothing was changed.`,
    'zh-TW': `政策規定「${one}」（來自 ${byOne}）與「${other}」（來自 ${byOther}）須分屬不同人，任何人不得兼具。未做任何變更。`,
  });
}
