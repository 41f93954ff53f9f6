import Alert from '@mui/material/Alert';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { When } from '../parts/when.js';
import { stopsText } from './messages.js';

/** Says, where an output is looked at, that its AI system is stopped. */
export function StoppedNotice({ since }: { since: string | null }) {
  const text = useText(stopsText);
  if (since === null) return null;
  return (
    <Alert
      severity="error"
      variant="outlined"
      icon={<Shape meaning="problem" size={18} />}
      sx={{ m: 1, color: 'text.primary' }}
    >
      <strong>{text('stopped')}</strong> {text('notice')} ({text('since')} <When at={since} />)
    </Alert>
  );
}
