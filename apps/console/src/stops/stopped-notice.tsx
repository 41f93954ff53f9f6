import { useText } from '../language/use-text.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { When } from '../parts/when.js';
import { stopsText } from './messages.js';

/** Says, where an output is looked at, that its AI system is stopped. */
export function StoppedNotice({ since }: { since: string | null }) {
  const text = useText(stopsText);
  if (since === null) return null;
  return (
    <ProblemAlert sx={{ m: 1 }}>
      <strong>{text('stopped')}</strong> {text('notice')} ({text('since')} <When at={since} />)
    </ProblemAlert>
  );
}
