import type { PasskeyProof } from '@countersign/contracts';
import { browserSupportsWebAuthnAutofill, startAuthentication, WebAuthnAbortService } from '@simplewebauthn/browser';
import { useEffect, useEffectEvent } from 'react';
import { call } from '../api/call.js';
import { PasskeyOffer } from './passkey-offer.js';

const lookEveryMs = 10_000;
/** What was chosen before the page had the focus again is answered first. */
const settleMs = 1000;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.autocomplete.endsWith('webauthn');

/**
 * While `isOn`, has the browser offer passkeys where it fills in the name (the field whose autocomplete ends in "webauthn"), if it can.
 * Nothing is said when it cannot: the button beside does the same.
 */
export function usePasskeyAutofill(isOn: boolean, onAnswer: (passkey: PasskeyProof) => void): void {
  const answered = useEffectEvent(onAnswer);
  useEffect(() => {
    if (!isOn) return undefined;
    const page = new AbortController();
    const { signal } = page;
    let round = 0;
    const current = new PasskeyOffer({
      isVisible: () => document.visibilityState === 'visible',
      hasFocus: () => document.hasFocus(),
      isInField: () => isField(document.activeElement),
      now: () => Date.now(),
    });
    const renew = async (isBack: boolean) => {
      if (signal.aborted || !current.mayBegin(isBack)) return;
      current.begin();
      round += 1;
      const own = round;
      try {
        if (!(await browserSupportsWebAuthnAutofill())) return;
        const optionsJSON = await call('beginPasskeySignIn', { body: {}, signal });
        if (signal.aborted) return;
        // One that is still asking is aborted by this one.
        const passkey = await startAuthentication({ optionsJSON, useBrowserAutofill: true });
        if (!signal.aborted) answered({ ...passkey, clientExtensionResults: {} });
      } catch {
        if (own === round) current.giveUp();
      }
    };
    const comeBack = () => setTimeout(() => void renew(true), settleMs);
    const touch = ({ target }: Event) => {
      if (!isField(target)) return;
      void renew(true);
      current.touch();
    };
    void renew(false);
    const looking = setInterval(() => void renew(false), lookEveryMs);
    document.addEventListener('visibilitychange', comeBack, { signal });
    window.addEventListener('focus', comeBack, { signal });
    document.addEventListener('pointerdown', touch, { signal });
    document.addEventListener('keydown', touch, { signal });
    return () => {
      page.abort();
      clearInterval(looking);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [isOn]);
}
