import type { ClaimView, DecisionAnswer } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { ProblemError } from '../api/problem-error.js';
import { editorialOf, reasonsOf, type DecisionForm } from './decision/decision-form.js';
import type { OpenedEvidence } from './opened-evidence.js';

interface Callbacks {
  onDecided: (answer: DecisionAnswer) => void;
  onLost: () => void;
}

/** Sends the decision, or the text as the reviewer corrected it, bound to what the reviewer was shown; says "done" only after the server has. */
export function useDecision(view: ClaimView, opened: OpenedEvidence, { onDecided, onLost }: Callbacks) {
  return useMutation<DecisionAnswer, Error, { form: DecisionForm; corrected: string | null }>({
    mutationFn: ({ form, corrected }) => {
      if (form.outcome === null) throw new Error('no outcome');
      const comment = form.comment.trim();
      const said = {
        claim: view.claim.id,
        binding: view.binding,
        reasons: reasonsOf(form),
        evidenceOpened: opened.in(view),
        ...(comment === '' ? {} : { comment }),
      };
      if (corrected !== null) {
        return call('editOutput', { body: { ...said, content: { ...view.payload.content, text: corrected } } });
      }
      return call('decideReview', { body: { ...said, outcome: form.outcome, editorial: editorialOf(form) } });
    },
    onSuccess: onDecided,
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'claim-lost') onLost();
    },
  });
}
