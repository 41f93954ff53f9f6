import { z } from 'zod';
import { id, instant } from './ids.js';

/** Bytes as browsers write them for servers: base64url without padding. */
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);
/** At most 1023 bytes (WebAuthn, Level 3, section 4). */
const credentialId = bytes(1364).min(1);
const challenge = bytes(200).min(1);

/** What browsers send beside the answer of an authenticator, and nothing relies on. */
const beside = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.looseObject({}).default({}),
};

/** The answer of an authenticator that has made a passkey: `RegistrationResponseJSON` of WebAuthn. What it says twice is not looked at. */
export const passkeyMade = z
  .strictObject({
    ...beside,
    response: z.strictObject({
      clientDataJSON: bytes(8000),
      attestationObject: bytes(32_000),
      transports: z.array(z.string().max(40)).max(20).optional(),
      authenticatorData: bytes(16_000).optional(),
      publicKey: bytes(8000).optional(),
      publicKeyAlgorithm: z.int().optional(),
    }),
  })
  .meta({ id: 'PasskeyMade' });
export type PasskeyMade = z.infer<typeof passkeyMade>;

/** The answer of an authenticator to a challenge: `AuthenticationResponseJSON` of WebAuthn. */
export const passkeyProof = z
  .strictObject({
    ...beside,
    response: z.strictObject({
      clientDataJSON: bytes(8000),
      authenticatorData: bytes(8000),
      signature: bytes(4000),
      userHandle: bytes(200).nullish(),
    }),
  })
  .meta({ id: 'PasskeyProof' });
export type PasskeyProof = z.infer<typeof passkeyProof>;

/** How an authenticator can be spoken to, as far as the product passes it on. */
export const passkeyTransports = ['ble', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
const known = z.strictObject({
  id: credentialId,
  type: z.literal('public-key'),
  transports: z.array(z.enum(passkeyTransports)),
});

/** What a browser makes a passkey by: `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. */
export const passkeyOffer = z
  .strictObject({
    rp: z.strictObject({ id: z.string(), name: z.string() }),
    user: z.strictObject({ id: bytes(100), name: z.string(), displayName: z.string() }),
    challenge,
    pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
    timeout: z.int(),
    /** Passkeys that the person has: none of the same authenticator is made twice. */
    excludeCredentials: z.array(known),
    authenticatorSelection: z.strictObject({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  })
  .meta({ id: 'PasskeyOffer' });
export type PasskeyOffer = z.infer<typeof passkeyOffer>;

/** What a browser asks an authenticator by: `PublicKeyCredentialRequestOptionsJSON` of WebAuthn. */
export const passkeyRequest = z
  .strictObject({
    challenge,
    timeout: z.int(),
    rpId: z.string(),
    /** The passkeys that will do; none named: whichever the person chooses. */
    allowCredentials: z.array(known),
    userVerification: z.literal('required'),
  })
  .meta({ id: 'PasskeyRequest' });
export type PasskeyRequest = z.infer<typeof passkeyRequest>;

/** A passkey as its person sees it. */
export const passkeyView = z
  .strictObject({ id, name: z.string(), addedAt: instant, lastUsedAt: instant.nullable() })
  .meta({ id: 'Passkey' });
export type PasskeyView = z.infer<typeof passkeyView>;

export const passkeyInput = z
  .strictObject({ name: z.string().trim().min(1).max(60), made: passkeyMade })
  .meta({ id: 'PasskeyInput' });

/** Recovery codes come with the first second factor of a person, once; else null. */
export const passkeyAdded = z
  .strictObject({ passkey: passkeyView, recoveryCodes: z.array(z.string()).nullable() })
  .meta({ id: 'PasskeyAdded' });
export type PasskeyAdded = z.infer<typeof passkeyAdded>;

/** For a second step: the challenge of the first. Nothing: to sign in by a passkey alone. */
export const passkeyRequestInput = z
  .strictObject({ challenge: z.string().min(1).max(2000).optional() })
  .meta({ id: 'PasskeyRequestInput' });

export const passkeySignIn = z.strictObject({ passkey: passkeyProof }).meta({ id: 'PasskeySignIn' });
