import type { SignInRules } from '@countersign/policy';
import { claimAt, textsOf, type ProvedIdentity } from './claims.js';

/** Whether the ID token says of how its person signed in what the rules ask for; without such a rule it need not say anything. */
export function meetsAuthentication(
  { token }: Pick<ProvedIdentity, 'token'>,
  { authentication }: SignInRules,
): boolean {
  if (!authentication) return true;
  const said = new Set(textsOf(claimAt(token, authentication.claim)));
  return authentication.anyOf.some((value) => said.has(value));
}
