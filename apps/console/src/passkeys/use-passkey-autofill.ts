import type { PasskeyProof } from '@countersign/contracts';
import { browserSupportsWebAuthnAutofill, startAuthentication, WebAuthnAbortService } from '@simplewebauthn/browser';
import { useEffect, useEffectEvent } from 'react';
import { call } from '../api/call.js';

/** What the browser asks by is answered within five minutes or not at all: another one takes its place before. */
const renewEveryMs = 240_000;

/**
 * While `isOn`, has the browser offer passkeys where it fills in the name (the field whose autocomplete ends in "webauthn"), if it can.
 * Nothing is said when it cannot: the button beside does the same.
 */
export function usePasskeyAutofill(isOn: boolean, onAnswer: (passkey: PasskeyProof) => void): void {
  const answered = useEffectEvent(onAnswer);
  useEffect(() => {
    if (!isOn) return undefined;
    let isOver = false;
    const offer = async () => {
      if (document.visibilityState !== 'visible' || !(await browserSupportsWebAuthnAutofill())) return;
      const optionsJSON = await call('beginPasskeySignIn', { body: {} });
      if (isOver) return;
      // One that is still asking is aborted by this one.
      const passkey = await startAuthentication({ optionsJSON, useBrowserAutofill: true });
      if (!isOver) answered({ ...passkey, clientExtensionResults: {} });
    };
    const offerQuietly = () => void offer().catch(() => null);
    offerQuietly();
    const timer = setInterval(offerQuietly, renewEveryMs);
    document.addEventListener('visibilitychange', offerQuietly);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', offerQuietly);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [isOn]);
}
