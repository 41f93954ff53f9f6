import { passkeyTransports, type PasskeyMade } from '@countersign/contracts';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import type { PasskeyRow } from '../rows/passkey-row.js';
import type { RelyingParty } from './relying-party.js';

/** COSE algorithms that passkeys may sign by: ES256, EdDSA, RS256; the first is preferred. */
export const passkeyAlgorithms = [-7, -8, -257];

/** What of a new passkey its authenticator says. */
export type MadePasskey = Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'counter' | 'transports'>;

/**
 * Whether an attestation names no certificates. None was asked for, and to verify one would be to fetch lists of revoked
 * certificates from wherever it says.
 */
function namesNoCertificates(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = attestation.get('fmt');
  // Authenticators that sign with the passkey itself may do so unasked.
  return format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined);
}

/** Reads the answer of an authenticator that made a passkey for us with this challenge and verified its person; null when it is none. */
export async function readMade(
  made: PasskeyMade,
  challenge: string,
  { id, origin }: RelyingParty,
): Promise<MadePasskey | null> {
  try {
    if (!namesNoCertificates(made.response.attestationObject)) return null;
    const { registrationInfo } = await verifyRegistrationResponse({
      response: made,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    });
    if (!registrationInfo) return null;
    const { id: credentialId, publicKey, counter } = registrationInfo.credential;
    return {
      credentialId: Buffer.from(credentialId, 'base64url'),
      publicKey: Buffer.from(publicKey),
      counter: String(counter),
      transports: passkeyTransports.filter((transport) => made.response.transports?.includes(transport)),
    };
  } catch {
    // The library throws for all that is wrong with an answer, whatever it is.
    return null;
  }
}
