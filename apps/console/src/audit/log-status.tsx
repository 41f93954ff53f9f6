import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { useAnswer } from '../api/use-answer.js';
import { formatDuration, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { auditText } from './messages.js';

/** Size, root and health of the log, renewed every ten seconds. */
export function LogStatus() {
  const text = useText(auditText);
  const [locale] = useLocaleState();
  const { data } = useAnswer('getAuditStatus', {}, { every: 10_000 });
  if (!data) return null;
  const { lastVerification: verified } = data;
  const lagOf = (milliseconds: number): [string, ReactNode] => [text('lag'), formatDuration(milliseconds, locale)];
  const items: [string, ReactNode][] = [
    [text('size'), formatNumber(data.size, locale)],
    [text('waiting'), formatNumber(data.pending, locale)],
    ...(data.sealedLagMs === null ? [] : [lagOf(data.sealedLagMs)]),
    [text('checkpoint'), <When key="at" at={data.checkpointAt} />],
    [
      text('verified'),
      verified === null ? (
        <Mark key="none" meaning="unknown">
          {text('verified.none')}
        </Mark>
      ) : (
        <Box key="some" component="span" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
          <Mark meaning={verified.ok ? 'ok' : 'problem'}>{text(verified.ok ? 'verified.ok' : 'verified.bad')}</Mark>
          <When at={verified.at} />
        </Box>
      ),
    ],
    [text('vkey'), <ShortId key="vkey" value={data.verifierKey} what={text('vkey')} />],
  ];
  return (
    <Paper variant="outlined" sx={{ mb: 2, px: 2, py: 1.5 }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fit, minmax(112px, max-content))',
          columnGap: 4,
        }}
      >
        {items.map(([name, value]) => (
          <Box key={name}>
            <Typography component="dt" variant="caption" color="textSecondary">
              {name}
            </Typography>
            <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      {verified !== null && verified.faults.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
          {verified.faults.map((fault) => (
            <li key={fault.detail.en}>{fault.detail[locale === 'zh-TW' ? 'zh-TW' : 'en']}</li>
          ))}
        </Box>
      )}
    </Paper>
  );
}
