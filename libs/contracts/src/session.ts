import { z } from 'zod';
import { id, instant } from './ids.js';
import { passkeyProof, passkeyView } from './passkey.js';
import { worded } from './wording.js';

/** By what a session was opened: password, authenticator code, recovery code, passkey, identity provider. */
export const signInMeans = z.enum(['password', 'totp', 'recovery-code', 'passkey', 'oidc']);
export type SignInMeans = z.infer<typeof signInMeans>;

/** What a person can show beside a password. */
export const secondFactor = z.enum(['totp', 'passkey']);
export type SecondFactor = z.infer<typeof secondFactor>;

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
  'weak-authentication',
  'roles-not-sent',
  'inactive',
]);
export type SignInRefusal = z.infer<typeof signInRefusal>;

/** What people can sign in by. */
export const signInOffer = z
  .strictObject({
    password: z.boolean(),
    /** The identity provider: what its button says; null where none is set up. */
    oidc: z.strictObject({ label: z.string() }).nullable(),
    /** Passkeys: the name of the host that they are for; null where the public address allows none. */
    passkey: z.strictObject({ host: z.string() }).nullable(),
  })
  .meta({ id: 'SignInOffer' });
export type SignInOffer = z.infer<typeof signInOffer>;

/** A place of the console (what stands after `#` in its addresses), and nothing that leads elsewhere. */
export const consolePlace = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[\w\-./?=&%:,~]*$/);

/** A code of an authenticator (six digits), or a recovery code, as people type it. */
const typedCode = z.string().trim().min(6).max(40);

export const codeInput = z.strictObject({ code: typedCode }).meta({ id: 'CodeInput' });

/** A code, or the answer of a passkey. */
const codeOrPasskey = { code: typedCode.optional(), passkey: passkeyProof.optional() };
const isOne = ({ code, passkey }: { code?: unknown; passkey?: unknown }) =>
  (code === undefined) !== (passkey === undefined);
const oneOfBoth = worded({ en: 'must hold either code or passkey', 'zh-TW': '須提供 code 或 passkey 其中之一' });

export const secondStep = z
  .strictObject({ challenge: z.string().min(1).max(2000), ...codeOrPasskey })
  .refine(isOne, oneOfBoth)
  .meta({ id: 'SecondStep' });
export const stepUpInput = z.strictObject(codeOrPasskey).refine(isOne, oneOfBoth).meta({ id: 'StepUpInput' });

/** What changing one's own ways to sign in takes: the password, and a code where neither a code nor a passkey was given in the session of late. */
export const ownProof = z
  .strictObject({ password: z.string().min(1).max(256), code: typedCode.optional() })
  .meta({ id: 'OwnProof' });
export type OwnProof = z.infer<typeof ownProof>;

/** When it was proved who sits at a session. */
export const stepUpView = z.strictObject({ provedAt: instant }).meta({ id: 'StepUp' });
export type StepUpView = z.infer<typeof stepUpView>;

/** How a person proves who they are beside a password. */
export const secondFactorsView = z
  .strictObject({
    totp: z.strictObject({ since: instant }).nullable(),
    passkeys: z.array(passkeyView),
    recoveryCodesLeft: z.int(),
  })
  .meta({ id: 'SecondFactors' });
export type SecondFactorsView = z.infer<typeof secondFactorsView>;

/** Answered once: what an authenticator is to keep, in base32 and as the address that its QR code holds. */
export const totpOffer = z.strictObject({ secret: z.string(), address: z.string() }).meta({ id: 'TotpOffer' });
export type TotpOffer = z.infer<typeof totpOffer>;

/** Answered once; each works once. */
export const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
