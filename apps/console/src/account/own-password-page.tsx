import { useText } from '../language/use-text.js';
import { Page } from '../parts/page.js';
import { accountText } from './messages.js';
import { PasswordForm } from './password-form.js';

/** In place of every page for who signed in by a password that somebody else set. */
export function OwnPasswordPage() {
  const text = useText(accountText);
  return (
    <Page title={text('ownPasswordTitle')} lead={text('ownPasswordLead')}>
      <PasswordForm />
    </Page>
  );
}
