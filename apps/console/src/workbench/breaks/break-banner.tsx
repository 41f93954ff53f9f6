import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useText } from '../../language/use-text.js';
import { breakText } from './messages.js';

/** A quiet word between two items; nothing is held up by it. */
export function BreakBanner({ onDismiss }: { onDismiss: () => void }) {
  const text = useText(breakText);
  return (
    <Alert
      role="note"
      severity="info"
      variant="outlined"
      icon={false}
      sx={{ m: 1, color: 'text.primary' }}
      action={
        <Button size="small" variant="outlined" color="inherit" onClick={onDismiss}>
          {text('dismiss')}
        </Button>
      }
    >
      <strong>{text('title')}</strong> {text('detail')}
    </Alert>
  );
}
