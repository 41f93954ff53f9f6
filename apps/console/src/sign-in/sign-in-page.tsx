import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useText } from '../language/use-text.js';
import { LanguageButton } from '../layout/language-button.js';
import { ThemeButton } from '../layout/top-bar.js';
import { usePageTitle } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { signInText } from './messages.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { RefusalNotice } from './refusal-notice.js';
import { SignInForm } from './sign-in-form.js';
import { useSignInOffer } from './use-sign-in-offer.js';

/** Where people without a session arrive. */
export function SignInPage() {
  const text = useText(signInText);
  usePageTitle(text('title'));
  const { asked, again } = useSignInOffer();
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
          {asked === null && <SkeletonRows rows={2} />}
          {asked && 'error' in asked && <ProblemNotice error={asked.error} onRetry={again} />}
          {asked && 'offer' in asked && (
            <>
              <ProviderSignIn offer={asked.offer} />
              {asked.offer.password && <SignInForm offer={asked.offer} />}
            </>
          )}
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2.5 }}>
            {text('help')}
          </Typography>
        </Paper>
      </Box>
    </Box>
  );
}
