import Alert from '@mui/material/Alert';
import { useSearchParams } from 'react-router';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { accountText } from './messages.js';

/** What came of a proof at the identity provider, for who has just come back from there. */
export function ProofNotice() {
  const text = useText(accountText);
  const [search] = useSearchParams();
  const proved = search.get('proved');
  if (proved === null) return null;
  const isProved = proved === 'yes';
  return (
    <Alert
      severity={isProved ? 'success' : 'warning'}
      variant="outlined"
      icon={<Shape meaning={isProved ? 'ok' : 'attention'} size={18} />}
      sx={{ color: 'text.primary', mb: 2 }}
    >
      {text(isProved ? 'proved' : 'notProved')}
    </Alert>
  );
}
