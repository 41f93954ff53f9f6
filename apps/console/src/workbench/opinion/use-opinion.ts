import type { ClaimView, OpinionInput } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { ProblemError } from '../../api/problem-error.js';

interface Callbacks {
  onShown: (view: ClaimView) => void;
  onLost: () => void;
}

/** Stores a first opinion, and gives what may be shown after it. */
export function useOpinion(claim: string, { onShown, onLost }: Callbacks) {
  return useMutation<ClaimView, Error, Pick<OpinionInput, 'outcome' | 'confidence'>>({
    mutationFn: ({ outcome, confidence }) => call('giveOpinion', { body: { claim, outcome, confidence } }),
    onSuccess: onShown,
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'claim-lost') onLost();
    },
  });
}
