import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { TotpOffer } from '@countersign/contracts';
import { useMemo } from 'react';
import { renderSVG } from 'uqr';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { accountText } from './messages.js';

/** The key of a new authenticator, to be scanned or typed. */
export function ScanKey({ offer }: { offer: TotpOffer }) {
  const text = useText(accountText);
  const picture = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(offer.address))}`, [offer.address]);
  return (
    <>
      <div>{text('scan')}</div>
      <Box
        component="img"
        src={picture}
        alt={text('qrCode')}
        sx={{ width: 200, height: 200, bgcolor: 'common.white', border: '1px solid', borderColor: 'divider' }}
      />
      <div>
        {text('key')}{' '}
        <Box component="code" sx={{ fontFamily: mono, overflowWrap: 'anywhere' }}>
          {offer.secret.match(/.{1,4}/g)?.join(' ')}
        </Box>
      </div>
    </>
  );
}

/** Recovery codes, shown this once. */
export function KeepCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = useText(accountText);
  return (
    <>
      <div>{text('keepCodes')}</div>
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
          gap: 0.5,
          fontFamily: mono,
        }}
      >
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </Box>
      <Button variant="contained" onClick={onKept} sx={{ justifySelf: 'start' }}>
        {text('kept')}
      </Button>
    </>
  );
}
