import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { usePasskeys } from './use-passkeys.js';
import { whyNotHere } from './why-not-here.js';

/**
 * What the signed-in person can prove by, and the act of proving by a passkey; what follows is said with each `mutate`, so that
 * nothing does once the dialog is closed. Closing it ends the browser's question as well.
 */
export function useProveByPasskey() {
  const factors = useAnswer('getSecondFactors').data;
  const offer = useAnswer('getSignInOffer').data;
  const { answer, cancel } = usePasskeys();
  useEffect(() => cancel, [cancel]);
  const prove = useMutation({
    mutationFn: async () => {
      const passkey = await answer(await call('beginStepUp'));
      return call('stepUp', { body: { passkey } });
    },
  });
  const hasPasskey = offer !== undefined && whyNotHere(offer.passkey) === null && factors?.passkeys.length !== 0;
  return { prove, byPasskey: factors !== undefined && hasPasskey, byCode: factors?.totp !== null };
}
