import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Link from '@mui/material/Link';
import { consolePlace, type SignInOffer } from '@countersign/contracts';
import { useLocation, useSearchParams } from 'react-router';
import { addressOf } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { signInText } from './messages.js';

/** The page that a person wanted before they had to sign in. */
function useWantedPlace(): string {
  const state = useLocation().state as { nextPathname?: string; nextSearch?: string } | null;
  const wanted = consolePlace.safeParse(`${state?.nextPathname ?? '/'}${state?.nextSearch ?? ''}`);
  return wanted.success ? wanted.data : '/';
}

/** The way to the identity provider, and after a sign-out the way out of it. */
export function ProviderSignIn({ offer }: { offer: SignInOffer }) {
  const text = useText(signInText);
  const returnTo = useWantedPlace();
  const [search] = useSearchParams();
  if (!offer.oidc) return null;
  const { label } = offer.oidc;
  return (
    <>
      <Button
        component="a"
        href={addressOf('startOidc', { query: { returnTo } })}
        variant={offer.password ? 'outlined' : 'contained'}
        color={offer.password ? 'inherit' : 'primary'}
        size="large"
        fullWidth
      >
        {text('by', { label })}
      </Button>
      {search.has('left') && (
        <Link href={addressOf('leaveOidc')} variant="body2" sx={{ display: 'block', mt: 1.5, textAlign: 'center' }}>
          {text('leaveToo', { label })}
        </Link>
      )}
      {offer.password && <Divider sx={{ my: 2.5, color: 'text.secondary' }}>{text('or')}</Divider>}
    </>
  );
}
