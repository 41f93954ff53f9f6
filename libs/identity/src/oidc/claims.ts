import { z } from 'zod';

/** The claims of a provider about somebody, from its ID token and its userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who a provider says somebody is, once everything that it sent has been checked. */
export interface ProvedIdentity {
  issuer: string;
  subject: string;
  claims: Claims;
}

const object = z.record(z.string(), z.unknown());

/** A claim by its name, or by the path to it (`realm_access.roles`); a name with dots in it is a name first. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const step of path.split('.')) {
    const parent = object.safeParse(value);
    value = parent.success && Object.hasOwn(parent.data, step) ? parent.data[step] : undefined;
  }
  return value;
}

/** The texts of a claim that is a text or a list of them; anything else counts as none. */
export function textsOf(claim: unknown): string[] {
  const list: unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((item) => typeof item === 'string');
}

/** The e-mail address that the provider says belongs to them, in lower case; null unless it says that it was verified. */
export function verifiedEmail(claims: Claims, verifiedClaim: string): string | null {
  const email = z.email().max(254).safeParse(claims['email']);
  const verified = claimAt(claims, verifiedClaim);
  // Some providers write booleans as texts or numbers.
  const isVerified = verified === true || verified === 1 || verified === 'true' || verified === '1';
  return email.success && isVerified ? email.data.toLowerCase() : null;
}
