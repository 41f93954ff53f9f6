import { z } from 'zod';
import { id, instant } from './ids.js';

/** By what a session was opened: password, authenticator code, recovery code, passkey, identity provider. */
export const signInMeans = z.enum(['password', 'totp', 'recovery-code', 'passkey', 'oidc']);
export type SignInMeans = z.infer<typeof signInMeans>;

/** A session as its person, or an administrator, may see it: never its token. */
export const openSessionView = z
  .strictObject({
    id,
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    /** Browser and system as the browser names itself, roughly; null when it did not. */
    device: z.string().nullable(),
    /** The network it was opened from: an IPv4 /24 or an IPv6 /48; null when it is not known. */
    network: z.string().nullable(),
    means: z.array(signInMeans),
    /** Whether it is the session that asks. */
    current: z.boolean(),
  })
  .meta({ id: 'OpenSession' });
export type OpenSessionView = z.infer<typeof openSessionView>;

export const revokedSessions = z.strictObject({ revoked: z.int() }).meta({ id: 'RevokedSessions' });
export type RevokedSessions = z.infer<typeof revokedSessions>;

/** Why a sign-in by the identity provider came to nothing. */
export const signInRefusal = z.enum([
  'cancelled',
  'expired',
  'answer-not-accepted',
  'provider-unreachable',
  'email-not-verified',
  'unknown-person',
  'address-taken',
  'no-role',
  'inactive',
]);
export type SignInRefusal = z.infer<typeof signInRefusal>;

/** What people can sign in by. */
export const signInOffer = z
  .strictObject({
    password: z.boolean(),
    /** The identity provider: what its button says; null where none is set up. */
    oidc: z.strictObject({ label: z.string() }).nullable(),
  })
  .meta({ id: 'SignInOffer' });
export type SignInOffer = z.infer<typeof signInOffer>;

/** A place of the console (what stands after `#` in its addresses), and nothing that leads elsewhere. */
export const consolePlace = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[\w\-./?=&%:,~]*$/);
