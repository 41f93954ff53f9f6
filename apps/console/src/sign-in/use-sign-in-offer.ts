import type { SignInOffer } from '@countersign/contracts';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/call.js';

type Asked = { offer: SignInOffer } | { error: unknown } | null;

/**
 * What people can sign in by, and a way to ask again. Held here and not among the cached answers: those are forgotten whenever
 * somebody without a session is sent to this page, also while one is on its way.
 */
export function useSignInOffer(): { asked: Asked; again: () => void } {
  const [asked, setAsked] = useState<Asked>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    setAsked(null);
    call('getSignInOffer', { signal: controller.signal }).then(
      (offer) => setAsked({ offer }),
      (error: unknown) => {
        if (!controller.signal.aborted) setAsked({ error });
      },
    );
    return () => controller.abort();
  }, [round]);
  return { asked, again: useCallback(() => setRound((before) => before + 1), []) };
}
