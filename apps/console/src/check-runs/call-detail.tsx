import Box from '@mui/material/Box';
import type { InferenceCallView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { formatDuration, formatEnergy, formatMoney, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Code } from '../parts/code.js';
import { Mark } from '../parts/mark.js';
import { partsText } from '../parts/messages.js';
import { ModelCardFold } from '../parts/model-card.js';
import { namedIn } from '../parts/named-in.js';
import { Facts } from '../parts/section.js';
import { shorten } from '../parts/short-id.js';
import { useDeviceName, useModel } from '../parts/use-model.js';
import { Exchanged } from './exchanged.js';
import { checkRunText } from './messages.js';

/** One try of one model: how it ended, what it took, what was sent and what came back. */
export function CallDetail({ call }: { call: InferenceCallView }) {
  const text = useText(checkRunText);
  const words = useText(partsText);
  const label = useModel()(call.model)?.label ?? call.model;
  const outcome = namedIn(partsText, words, 'call')(call.outcome);
  const answered = call.outcome === 'answered';
  return (
    <Box
      role="group"
      aria-label={`${label}: ${outcome}`}
      sx={{ border: '1px solid', borderColor: 'divider', borderRadius: 1, p: 1.5, mb: 1, fontSize: '0.875rem' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, mb: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <b>{label}</b>{' '}
          <span title={call.revision}>
            <Code>{`${call.model} ${shorten(call.revision)}`}</Code>
          </span>
        </Box>
        <Mark meaning={answered ? 'ok' : call.outcome === 'resting' ? 'neutral' : 'problem'}>{outcome}</Mark>
      </Box>
      {call.message !== null && (
        <Box component="p" sx={{ mt: 0, mb: 1 }}>
          {text('serverSaid')} <Code>{call.message}</Code>
        </Box>
      )}
      {call.outcome !== 'resting' && <Figures call={call} />}
      <Exchanged title={text('request')} content={call.request} absent={text(answered ? 'notKept' : 'notSent')} />
      <Exchanged title={text('answer')} content={call.answer} absent={text(answered ? 'notKept' : 'noAnswer')} />
      <ModelCardFold model={{ name: call.model, revision: call.revision }} />
    </Box>
  );
}

function Figures({ call }: { call: InferenceCallView }) {
  const text = useText(checkRunText);
  const [locale] = useLocaleState();
  const deviceName = useDeviceName();
  const count = (tokens: number | null) => (tokens === null ? '–' : formatNumber(tokens, locale));
  const tokens =
    call.inputTokens === null && call.outputTokens === null
      ? text('noTokens')
      : text('tokensInOut', { in: count(call.inputTokens), out: count(call.outputTokens) });
  const energy =
    call.wattHours === null || call.energyFrom === 'none'
      ? text('energy.none')
      : `${formatEnergy(call.wattHours, locale)} · ${text(`energy.${call.energyFrom}`)}`;
  const times = {
    queue: formatDuration(call.queueMs, locale),
    service: formatDuration(call.serviceMs, locale),
  };
  const items: [string, ReactNode][] = [
    [text('times'), text('waitedAnswered', times)],
    [text('batch'), call.batchSize === 0 ? '–' : text('batchOf', { count: call.batchSize })],
    [
      text('device'),
      <span key="device">
        {deviceName(call.deviceClass)} · <Code>{call.backend}</Code>
      </span>,
    ],
    [text('tokens'), tokens],
    [text('costEnergy'), `${formatMoney(call.costEur, locale)} · ${energy}`],
  ];
  return <Facts items={items} />;
}
