import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import type { SignInOffer } from '@countersign/contracts';

/** Why passkeys cannot be used on this page (the key of a sentence of `passkeysText`); null when they can. */
export function whyNotHere(passkey: SignInOffer['passkey']): 'notHere' | 'otherHost' | 'notKnown' | null {
  if (passkey === null) return 'notHere';
  const { hostname } = globalThis.location;
  // A passkey of a host works on the names below it, too; the origin of the page is the server's to look at.
  if (hostname !== passkey.host && !hostname.endsWith(`.${passkey.host}`)) return 'otherHost';
  return browserSupportsWebAuthn() ? null : 'notKnown';
}
