import type { PasskeyMade, PasskeyOffer, PasskeyProof, PasskeyRequest } from '@countersign/contracts';
import { startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
import { ProblemError } from '../api/problem-error.js';
import { useText } from '../language/use-text.js';
import { passkeysText } from './messages.js';

/** Sentences for what browsers refuse by, by the name of the error. */
const whyRefused: ReadonlyMap<string, keyof typeof passkeysText> = new Map([
  ['NotAllowedError', 'cancelled'],
  ['AbortError', 'cancelled'],
  ['InvalidStateError', 'hereAlready'],
  // Of an authenticator that cannot verify its person, or keeps no passkeys: which of them it is browsers do not say reliably.
  ['ConstraintError', 'cannotVerify'],
  ['NotSupportedError', 'cannotVerify'],
]);

/** Ends what the browser asks at present, if anything. */
const cancel = (): void => WebAuthnAbortService.cancelCeremony();

/** Makes passkeys and has them answer, by the browser. What it refuses is thrown as a problem in the reader's language. */
export function usePasskeys() {
  const text = useText(passkeysText);
  const refusal = (error: unknown): ProblemError => {
    const { name = '', message = '' } = error instanceof Error ? error : {};
    const why = whyRefused.get(name);
    const detail = why === undefined ? text('unusable', { reason: message }) : text(why);
    return new ProblemError({ title: text('failed'), status: 0, detail, code: 'no-passkey' });
  };
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw refusal(error);
    });
  // Of what browsers add besides nothing is relied on, so it stays here.
  const bare = { clientExtensionResults: {} };
  return {
    cancel,
    make: async (offer: PasskeyOffer): Promise<PasskeyMade> => ({
      ...(await told(startRegistration({ optionsJSON: offer }))),
      ...bare,
    }),
    answer: async (request: PasskeyRequest): Promise<PasskeyProof> => ({
      ...(await told(startAuthentication({ optionsJSON: request }))),
      ...bare,
    }),
  };
}
