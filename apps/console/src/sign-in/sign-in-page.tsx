import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { LanguageButton } from '../layout/language-button.js';
import { ThemeButton } from '../layout/top-bar.js';
import { AnswerOf } from '../parts/answer-of.js';
import { usePageTitle } from '../parts/page.js';
import { signInText } from './messages.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { RefusalNotice } from './refusal-notice.js';
import { SignInForm } from './sign-in-form.js';

/** Where people without a session arrive. */
export function SignInPage() {
  const text = useText(signInText);
  usePageTitle(text('title'));
  const offer = useAnswer('getSignInOffer');
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <Box component="header" sx={{ display: 'flex', justifyContent: 'flex-end', p: 1 }}>
        <LanguageButton />
        <ThemeButton />
      </Box>
      <Box component="main" sx={{ flex: 1, display: 'grid', placeItems: 'center', p: 2, pb: 12 }}>
        <Paper variant="outlined" sx={{ width: '100%', maxWidth: 400, p: { xs: 3, sm: 4 } }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, mb: 1 }}>
            <img src="/favicon.svg" alt="" width={32} height={32} />
            <Typography variant="h1">Countersign</Typography>
          </Box>
          <Typography color="textSecondary" variant="body2" sx={{ mb: 3 }}>
            {text('lead')}
          </Typography>
          <RefusalNotice />
          <AnswerOf query={offer} rows={2}>
            {(known) => (
              <>
                <ProviderSignIn offer={known} />
                {known.password && <SignInForm />}
              </>
            )}
          </AnswerOf>
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2.5 }}>
            {text('help')}
          </Typography>
        </Paper>
      </Box>
    </Box>
  );
}
