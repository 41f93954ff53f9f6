import type { ClaimView, DecisionAnswer } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { ProblemError } from '../api/problem-error.js';
import { editorialOf, reasonsOf, type DecisionForm } from './decision/decision-form.js';

interface Callbacks {
  onDecided: (answer: DecisionAnswer) => void;
  onLost: () => void;
}

/** Sends the decision, bound to what the reviewer was shown; says "done" only after the server has. */
export function useDecision(view: ClaimView, { onDecided, onLost }: Callbacks) {
  return useMutation<DecisionAnswer, Error, DecisionForm>({
    mutationFn: (form) => {
      if (form.outcome === null) throw new Error('no outcome');
      const comment = form.comment.trim();
      return call('decideReview', {
        body: {
          claim: view.claim.id,
          binding: view.binding,
          outcome: form.outcome,
          reasons: reasonsOf(form),
          ...(comment === '' ? {} : { comment }),
          editorial: editorialOf(form),
        },
      });
    },
    onSuccess: onDecided,
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'claim-lost') onLost();
    },
  });
}
