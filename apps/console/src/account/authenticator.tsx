import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { RecoveryCodes, TotpOffer } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Facts, Section } from '../parts/section.js';
import { When } from '../parts/when.js';
import { CodeForm } from './code-form.js';
import { KeepCodes, ScanKey } from './enrolment.js';
import { accountText } from './messages.js';
import { SetUpDialog } from './set-up-dialog.js';

/** The authenticator of one's account: set up, with recovery codes shown once, or removed. */
export function Authenticator() {
  const text = useText(accountText);
  const byProvider = useSession()?.means.includes('oidc') ?? false;
  const client = useQueryClient();
  const factors = useAnswer('getSecondFactors');
  const [offer, setOffer] = useState<TotpOffer | null>(null);
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const [isAsking, setAsking] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ['route', 'getSecondFactors'] });
  const offered = (next: TotpOffer) => {
    setAsking(false);
    setOffer(next);
  };
  const confirm = async (code: string) => {
    setCodes(await call('confirmTotp', { body: { code } }));
    setOffer(null);
    await again();
  };
  const remove = async (code: string) => {
    await call('removeTotp', { body: { code } });
    await again();
  };
  return (
    <Section title={text('authenticator')}>
      <AnswerOf query={factors} rows={2}>
        {({ totp }) => (
          <Box sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
            {codes && <KeepCodes codes={codes.recoveryCodes} onKept={() => setCodes(null)} />}
            {totp && !codes && (
              <>
                <Facts items={[[text('authenticatorSince'), <When key="since" at={totp.since} />]]} />
                <CodeForm help={text('removeHelp')} submit={text('removeAuthenticator')} onCode={remove} />
              </>
            )}
            {!totp && offer && (
              <>
                <ScanKey offer={offer} />
                <CodeForm submit={text('confirm')} onCode={confirm} />
              </>
            )}
            {!totp && byProvider && <div>{text('authenticatorByProvider')}</div>}
            {!totp && !offer && !byProvider && (
              <>
                <div>{text('authenticatorNone')}</div>
                <Button variant="outlined" onClick={() => setAsking(true)} sx={{ justifySelf: 'start' }}>
                  {text('setUp')}
                </Button>
              </>
            )}
            {isAsking && <SetUpDialog onOffered={offered} onClose={() => setAsking(false)} />}
          </Box>
        )}
      </AnswerOf>
    </Section>
  );
}
