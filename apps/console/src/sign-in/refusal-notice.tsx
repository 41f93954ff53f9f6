import { signInRefusal } from '@countersign/contracts';
import { useSearchParams } from 'react-router';
import { useText } from '../language/use-text.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { signInText } from './messages.js';

/** Why a sign-in by the identity provider came to nothing, and what to do. */
export function RefusalNotice() {
  const text = useText(signInText);
  const [search] = useSearchParams();
  const reason = signInRefusal.safeParse(search.get('refused'));
  if (!reason.success) return null;
  return (
    <ProblemAlert title={text('refused')} sx={{ mb: 2.5 }}>
      {text(`refused.${reason.data}`)}
    </ProblemAlert>
  );
}
