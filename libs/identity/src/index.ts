export { allowedFrom } from './keys/allowed-from.js';
export { createKey } from './keys/create-key.js';
export { findKey } from './keys/find-key.js';
export { keyTokenPattern, parseKeyToken, type KeyToken } from './keys/key-token.js';
export { findHolder, type LinkHolder } from './links/find-holder.js';
export { SignedTokens } from './links/signed-tokens.js';
export { listKeys } from './keys/list-keys.js';
export { revokeKey } from './keys/revoke-key.js';
export { rotateKey } from './keys/rotate-key.js';
export { touchKeys } from './keys/touch-keys.js';
export { pageOfRows, pageValues, type PageInput } from './keyset-page.js';
export { IdentityProvider, providerFlow, type ProviderSettings } from './oidc/identity-provider.js';
export { RefusedSignIn } from './oidc/refused-sign-in.js';
export { signInByIdentity } from './oidc/sign-in-by-identity.js';
export { hashPassword } from './passwords/hash-password.js';
export { passwordCost, type PasswordCost } from './passwords/password-cost.js';
export { verifyPassword } from './passwords/verify-password.js';
export { withPasswordHash } from './passwords/with-password-hash.js';
export { addPerson, type NewPerson } from './people/add-person.js';
export { changePerson, type PersonChangeInput } from './people/change-person.js';
export { changeProfile, type ProfileChangeInput } from './people/change-profile.js';
export { eraseIdentity } from './people/erase-identity.js';
export { findPerson, getPerson } from './people/find-person.js';
export { listPeople } from './people/list-people.js';
export { listReviewers } from './people/list-reviewers.js';
export { personNames } from './people/person-names.js';
export { identityEntities } from './rows/identity-entities.js';
export { completeSignIn } from './second-factors/complete-sign-in.js';
export { FactorSecrets } from './second-factors/factor-secrets.js';
export {
  beginTotp,
  confirmTotp,
  getSecondFactors,
  removeSecondFactorsOfPerson,
  removeTotp,
} from './second-factors/second-factors.js';
export { SealedTexts } from './secrets/sealed-texts.js';
export { dropOldSessions } from './sessions/drop-old-sessions.js';
export { findSession } from './sessions/find-session.js';
export { listSessions, listSessionsOfPerson } from './sessions/list-sessions.js';
export type { Session } from './sessions/open-session.js';
export { revokeOtherSessions, revokeSession, revokeSessionsOfPerson } from './sessions/revoke-sessions.js';
export { sessionLimits } from './sessions/session-limits.js';
export type { SessionOrigin } from './sessions/session-origin.js';
export { sessionView } from './sessions/session-view.js';
export { signIn, type SignIn, type SignInOptions } from './sessions/sign-in.js';
export { signOut } from './sessions/sign-out.js';
export { changeSystem } from './systems/change-system.js';
export { findSystemBySlug, systemsBySlug } from './systems/find-systems.js';
export { listSystems } from './systems/list-systems.js';
export { registerSystem } from './systems/register-system.js';
export { requireSystems } from './systems/require-systems.js';
export { holdStops, listStops, resumeSystem, stopSystem, systemStopped } from './systems/stops.js';
