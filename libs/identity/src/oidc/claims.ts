import { z } from 'zod';

/** The claims of a provider about somebody, from its ID token and its userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who a provider says somebody is, once everything that it sent has been checked. */
export interface ProvedIdentity {
  issuer: string;
  subject: string;
  claims: Claims;
  /** What the ID token alone says, which is about this very sign-in. */
  token: Claims;
}

const object = z.record(z.string(), z.unknown());

/** A claim by its name, or by the path to it (`realm_access.roles`, `resource_access.my.client.roles`); a name with dots in it is a name first. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const name = path.slice(0, end);
    const inner = object.safeParse(Object.hasOwn(claims, name) ? claims[name] : undefined);
    const found = inner.success ? claimAt(inner.data, path.slice(end + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Whether the provider did not send a claim because it is too long, and names a place where it would have to be asked for instead
 * (OpenID Connect Core, section 5.6.2; Entra ID does so with more than 200 groups). Not to be taken for a claim that is empty.
 */
export function isElsewhere(claims: Claims, path: string): boolean {
  const names = object.safeParse(claims['_claim_names']);
  return names.success && claimAt(claims, path) === undefined && Object.hasOwn(names.data, path.split('.')[0] ?? '');
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
