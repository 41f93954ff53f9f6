import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { usePasskeys } from './use-passkeys.js';
import { whyNotHere } from './why-not-here.js';

/** What the signed-in person can prove by, and the act of proving by a passkey. */
export function useProveByPasskey(onProved: () => void) {
  const factors = useAnswer('getSecondFactors').data;
  const offer = useAnswer('getSignInOffer').data;
  const { answer } = usePasskeys();
  const prove = useMutation({
    mutationFn: async () => {
      const passkey = await answer(await call('beginStepUp'));
      return call('stepUp', { body: { passkey } });
    },
    onSuccess: onProved,
  });
  const hasPasskey = offer !== undefined && whyNotHere(offer.passkey) === null && factors?.passkeys.length !== 0;
  return { prove, byPasskey: factors !== undefined && hasPasskey, byCode: factors?.totp !== null };
}
