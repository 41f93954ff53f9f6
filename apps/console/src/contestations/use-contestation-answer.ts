import type { ClaimView, ContestationAnswerInput, ContestationView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { ProblemError } from '../api/problem-error.js';

interface Callbacks {
  onAnswered: (answer: ContestationView) => void;
  onLost: () => void;
}

/** Sends the answer to a contestation, bound to the content that was looked at. */
export function useContestationAnswer({ claim, binding }: ClaimView, { onAnswered, onLost }: Callbacks) {
  return useMutation<ContestationView, Error, Pick<ContestationAnswerInput, 'outcome' | 'answer'>>({
    mutationFn: ({ outcome, answer }) =>
      call('answerContestation', { body: { claim: claim.id, contentDigest: binding.contentDigest, outcome, answer } }),
    onSuccess: onAnswered,
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'claim-lost') onLost();
    },
  });
}
