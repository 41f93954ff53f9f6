import Alert from '@mui/material/Alert';
import { useLocaleState } from 'react-admin';
import { useSession } from '../api/use-session.js';
import { formatInstant } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { accountText } from './messages.js';

/** Tells people that somebody else set their password, who and when, until they have set an own one. */
export function PasswordSetNotice() {
  const text = useText(accountText);
  const [locale] = useLocaleState();
  const set = useSession()?.passwordSet;
  if (!set) return null;
  return (
    <Alert
      severity="warning"
      variant="outlined"
      icon={<Shape meaning="attention" size={18} />}
      sx={{ color: 'text.primary', mx: { xs: 2, md: 3 }, mt: 2 }}
    >
      {text('passwordSet', { by: set.by, at: formatInstant(set.at, locale) })}
    </Alert>
  );
}
