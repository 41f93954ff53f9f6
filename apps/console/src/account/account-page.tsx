import { OwnElevations } from '../elevations/own-elevations.js';
import { useText } from '../language/use-text.js';
import { Page } from '../parts/page.js';
import { OwnPasskeys } from '../passkeys/own-passkeys.js';
import { Authenticator } from './authenticator.js';
import { LanguageForm } from './language-form.js';
import { accountText } from './messages.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordForm } from './password-form.js';
import { ProofNotice } from './proof-notice.js';
import { RecoveryCodesSection } from './recovery-codes-section.js';
import { SecondFactorNotice } from './second-factor-notice.js';

/** What a person sees and changes about themselves. */
export function AccountPage() {
  const text = useText(accountText);
  return (
    <Page title={text('title')} lead={text('lead')}>
      <ProofNotice />
      <SecondFactorNotice />
      <OwnSessions />
      <OwnPasskeys />
      <Authenticator />
      <RecoveryCodesSection />
      <OwnElevations />
      <PasswordForm />
      <LanguageForm />
    </Page>
  );
}
