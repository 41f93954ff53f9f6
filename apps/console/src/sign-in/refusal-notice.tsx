import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { signInRefusal } from '@countersign/contracts';
import { useSearchParams } from 'react-router';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { signInText } from './messages.js';

/** Why a sign-in by the identity provider came to nothing, and what to do. */
export function RefusalNotice() {
  const text = useText(signInText);
  const [search] = useSearchParams();
  const reason = signInRefusal.safeParse(search.get('refused'));
  if (!reason.success) return null;
  return (
    <Alert
      severity="error"
      variant="outlined"
      icon={<Shape meaning="problem" size={18} />}
      sx={{ mb: 2.5, color: 'text.primary' }}
    >
      <AlertTitle>{text('refused')}</AlertTitle>
      {text(`refused.${reason.data}`)}
    </Alert>
  );
}
