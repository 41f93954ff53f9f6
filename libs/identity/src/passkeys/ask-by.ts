import type { PasskeyRequest } from '@countersign/contracts';
import type { PasskeyRow } from '../rows/passkey-row.js';
import { challengeMilliseconds } from './challenges.js';
import { descriptorOf } from './passkeys-of.js';
import type { RelyingParty } from './relying-party.js';

/** What a browser asks an authenticator by; of no passkeys named the person chooses one. */
export const askBy = (
  { id }: RelyingParty,
  challenge: Buffer,
  passkeys: readonly PasskeyRow[] = [],
): PasskeyRequest => ({
  challenge: challenge.toString('base64url'),
  timeout: challengeMilliseconds,
  rpId: id,
  allowCredentials: passkeys.map(descriptorOf),
  userVerification: 'required',
});
