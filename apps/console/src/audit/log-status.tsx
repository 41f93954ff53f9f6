import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { WitnessView } from '@countersign/contracts';
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
    ...data.keys
      .filter(({ state }) => state !== 'active')
      .map(({ verifierKey, state }): [string, ReactNode] => {
        const name = text(state === 'next' ? 'key.next' : 'key.retired');
        return [
          `${name} ${verifierKey.split('+')[1] ?? ''}`,
          <ShortId key={verifierKey} value={verifierKey} what={name} />,
        ];
      }),
    ...data.witnesses.map((witness): [string, ReactNode] => [
      text('witness', { name: witness.name }),
      <WitnessState key={witness.verifierKey} witness={witness} />,
    ]),
  ];
  return (
    <Paper variant="outlined" sx={{ mb: 2, px: 2, py: 1.5 }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'flex',
          flexWrap: 'wrap',
          rowGap: 2,
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
      {verified !== null && verified.notProven.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {verified.notProven
            .map((code) =>
              code === 'unwitnessed' && verified.witnessed > 0
                ? text('verified.partly-witnessed', { size: formatNumber(verified.witnessed, locale) })
                : text(`verified.${code}`, { count: formatNumber(verified.erased, locale) }),
            )
            .join(locale === 'zh-TW' ? '；' : '; ')}
        </Typography>
      )}
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

const failures = [
  'unreachable',
  'timeout',
  'bad-request',
  'not-trusted',
  'unknown-log',
  'not-extension',
  'ahead',
  'busy',
  'bad-answer',
  'bad-cosignature',
] as const;

/** What a witness cosigned last, and why not more. */
function WitnessState({ witness: { size, cosignedAt, failure } }: { witness: WitnessView }) {
  const text = useText(auditText);
  const [locale] = useLocaleState();
  const code = failures.find((known) => known === failure?.code);
  return (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <Mark meaning={failure ? 'problem' : size === null ? 'unknown' : 'ok'}>
        {code
          ? text(`witness.${code}`)
          : size === null
            ? text('witness.never')
            : text('witness.size', { size: formatNumber(size, locale) })}
      </Mark>
      {cosignedAt !== null && <When at={cosignedAt} />}
    </Box>
  );
}
