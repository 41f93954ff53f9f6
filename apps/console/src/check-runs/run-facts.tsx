import type { CheckRunView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { formatDuration, formatEnergy, formatMoney, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Code } from '../parts/code.js';
import { Facts } from '../parts/section.js';
import { useScoreWords } from '../parts/score-words.js';
import { useDeviceName } from '../parts/use-model.js';
import { Instant } from '../parts/when.js';
import { checkRunText } from './messages.js';

/** What a check run came to, on what it ran and what it took. */
export function RunFacts({ run }: { run: CheckRunView }) {
  const text = useText(checkRunText);
  const [locale] = useLocaleState();
  const scoreWords = useScoreWords();
  const deviceName = useDeviceName();
  const tokenWords = useTokenWords();
  const energy =
    run.wattHours === null || run.energyFrom === null || run.energyFrom === 'none'
      ? text('energy.none')
      : `${formatEnergy(run.wattHours, locale)} · ${text(`energy.${run.energyFrom}`)}`;
  const items: [string, ReactNode][] = [
    [text('score'), scoreWords(run) ?? text('noScore')],
    [text('check'), <Code key="check">{`${run.check} ${run.version}`}</Code>],
    [text('device'), run.deviceClass === null ? '–' : deviceName(run.deviceClass)],
    [text('took'), run.milliseconds === null ? '–' : formatDuration(run.milliseconds, locale)],
    [text('attempts'), formatNumber(run.attempts, locale)],
    [text('cost'), run.costEur === null ? '–' : formatMoney(run.costEur, locale)],
    [text('energy'), energy],
    [text('tokens'), tokenWords(run)],
    [text('started'), run.startedAt === null ? '–' : <Instant key="started" at={run.startedAt} />],
    [text('finished'), run.finishedAt === null ? '–' : <Instant key="finished" at={run.finishedAt} />],
    [text('worker'), run.worker === null ? '–' : <Code key="worker">{run.worker}</Code>],
  ];
  return <Facts items={items} />;
}

/** Tokens each way, where models counted any. */
function useTokenWords(): (run: CheckRunView) => string {
  const text = useText(checkRunText);
  const [locale] = useLocaleState();
  return ({ inputTokens, outputTokens }) => {
    if (!inputTokens && !outputTokens) return text('noTokens');
    const [sent, came] = [formatNumber(inputTokens ?? 0, locale), formatNumber(outputTokens ?? 0, locale)];
    return text('tokensInOut', { in: sent, out: came });
  };
}
