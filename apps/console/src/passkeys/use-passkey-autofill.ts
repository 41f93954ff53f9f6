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
    let askedAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const offer = async () => {
      const began = Date.now();
      askedAt = began;
      clearTimeout(timer);
      timer = setTimeout(offerIfSeen, renewEveryMs);
      try {
        if (!(await browserSupportsWebAuthnAutofill())) return;
        const optionsJSON = await call('beginPasskeySignIn', { body: {} });
        if (isOver) return;
        // One that is still asking is aborted by this one.
        const passkey = await startAuthentication({ optionsJSON, useBrowserAutofill: true });
        if (!isOver) answered({ ...passkey, clientExtensionResults: {} });
      } catch {
        if (askedAt === began) askedAt = 0;
      }
    };
    const offerIfSeen = () => {
      if (document.visibilityState === 'visible') void offer();
    };
    // Somebody who comes back, as from a chooser or a manager of passwords, is still being asked.
    const offerIfOld = () => {
      if (Date.now() - askedAt >= renewEveryMs) offerIfSeen();
    };
    offerIfSeen();
    document.addEventListener('visibilitychange', offerIfOld);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', offerIfOld);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [isOn]);
}
