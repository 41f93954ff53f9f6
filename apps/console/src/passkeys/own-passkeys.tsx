import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { PasskeyAdded, PasskeyView } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { KeepCodes } from '../account/enrolment.js';
import { useAnswer } from '../api/use-answer.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Section } from '../parts/section.js';
import { AddPasskeyDialog } from './add-passkey-dialog.js';
import { passkeysText } from './messages.js';
import { PasskeyTable } from './passkey-table.js';
import { RemovePasskeyDialog } from './remove-passkey-dialog.js';
import { whyNotHere } from './why-not-here.js';

/** The passkeys of one's account: added, with recovery codes shown once, and removed. */
export function OwnPasskeys() {
  const text = useText(passkeysText);
  const announce = useAnnounce();
  const client = useQueryClient();
  const factors = useAnswer('getSecondFactors');
  const offer = useAnswer('getSignInOffer').data;
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<PasskeyView | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const why = offer ? whyNotHere(offer.passkey) : null;
  const done = (said: string) => {
    setAdding(false);
    setLeaving(null);
    announce(said);
    void client.invalidateQueries({ queryKey: ['route', 'getSecondFactors'] });
  };
  const added = ({ recoveryCodes }: PasskeyAdded) => {
    // Codes that are shown once stay until they are kept, whatever is added meanwhile.
    if (recoveryCodes !== null) setCodes(recoveryCodes);
    done(text('wasAdded'));
  };
  const byProvider = useSession()?.means.includes('oidc') ?? false;
  const mayAdd = offer?.password === true && !byProvider;
  // Who is signed in by the provider adds none.
  if (offer && !mayAdd && factors.data?.passkeys.length === 0) return null;
  return (
    <Section
      title={text('passkeys')}
      flush
      aside={
        mayAdd &&
        why === null &&
        codes === null && (
          <Button size="small" variant="outlined" color="inherit" onClick={() => setAdding(true)}>
            {text('add')}
          </Button>
        )
      }
    >
      <AnswerOf query={factors} rows={2}>
        {({ passkeys }) => (
          <>
            {passkeys.length > 0 && <PasskeyTable passkeys={passkeys} onRemove={setLeaving} />}
            <Box sx={{ display: 'grid', gap: 2, p: 2, maxWidth: 672 }}>
              {codes && <KeepCodes codes={codes} onKept={() => setCodes(null)} />}
              {passkeys.length === 0 && <div>{text('none')}</div>}
              {why && <div>{text(why, { host: offer?.passkey?.host ?? '' })}</div>}
              <Typography variant="caption" color="textSecondary">
                {text('help')}
              </Typography>
            </Box>
          </>
        )}
      </AnswerOf>
      {isAdding && <AddPasskeyDialog onAdded={added} onClose={() => setAdding(false)} />}
      {leaving && (
        <RemovePasskeyDialog
          passkey={leaving}
          onRemoved={() => done(text('wasRemoved'))}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  );
}
