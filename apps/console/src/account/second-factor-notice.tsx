import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useLogout } from 'react-admin';
import { useAnswer } from '../api/use-answer.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { accountText } from './messages.js';

/** For a session that gives nothing until its person has a second factor and has signed in with it: what to do next. */
export function SecondFactorNotice() {
  const text = useText(accountText);
  const isMissing = useSession()?.secondFactorMissing ?? false;
  const factors = useAnswer('getSecondFactors').data;
  const logout = useLogout();
  if (!isMissing || !factors) return null;
  const hasOne = factors.totp !== null || factors.passkeys.length > 0;
  return (
    <Alert
      severity="warning"
      variant="outlined"
      icon={<Shape meaning="attention" size={18} />}
      sx={{ color: 'text.primary', mb: 2 }}
      action={
        hasOne && (
          <Button color="inherit" size="small" onClick={() => void logout()}>
            {text('signOutNow')}
          </Button>
        )
      }
    >
      {text(hasOne ? 'factorSetUp' : 'factorMissing')}
    </Alert>
  );
}
