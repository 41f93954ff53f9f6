import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { RecoveryCodes } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { Mark } from '../parts/mark.js';
import { Facts, Section } from '../parts/section.js';
import { KeepCodes } from './enrolment.js';
import { accountText } from './messages.js';
import { RenewCodesDialog } from './renew-codes-dialog.js';

/** From how many on it is time for new ones. */
const few = 2;

/** How many recovery codes are left, and new ones in their place; nothing for who has no second factor that they would stand in for. */
export function RecoveryCodesSection() {
  const text = useText(accountText);
  const announce = useAnnounce();
  const client = useQueryClient();
  const factors = useAnswer('getSecondFactors').data;
  const [isRenewing, setRenewing] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!factors || (factors.totp === null && factors.passkeys.length === 0)) return null;
  const left = factors.recoveryCodesLeft;
  const renewed = ({ recoveryCodes }: RecoveryCodes) => {
    setRenewing(false);
    setCodes(recoveryCodes);
    announce(text('codesRenewed'));
    void client.invalidateQueries({ queryKey: ['route', 'getSecondFactors'] });
  };
  return (
    <Section title={text('recoveryCodes')}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
        {codes ? (
          <KeepCodes codes={codes} onKept={() => setCodes(null)} />
        ) : (
          <>
            <Facts
              items={[
                [
                  text('codesLeft'),
                  left <= few ? (
                    <Mark key="left" meaning="attention">
                      {String(left)}
                    </Mark>
                  ) : (
                    left
                  ),
                ],
              ]}
            />
            <div>{text('codesHelp')}</div>
            <Button variant="outlined" onClick={() => setRenewing(true)} sx={{ justifySelf: 'start' }}>
              {text('renewCodes')}
            </Button>
          </>
        )}
      </Box>
      {isRenewing && <RenewCodesDialog onRenewed={renewed} onClose={() => setRenewing(false)} />}
    </Section>
  );
}
