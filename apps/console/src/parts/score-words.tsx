import { useLocaleState } from 'react-admin';
import { formatShare } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { partsText } from './messages.js';

interface Scored {
  score: number | null;
  probability: number | null;
  calibratedOn: number | null;
}

/** A score with what it is based on, as a sentence; null where there is none. */
export function useScoreWords(): (scored: Scored) => string | null {
  const text = useText(partsText);
  const [locale] = useLocaleState();
  return ({ score, probability, calibratedOn }) => {
    if (score === null) return null;
    const said = text('score', { score: score.toFixed(2) });
    if (probability === null || calibratedOn === null) return `${said} · ${text('uncalibrated')}`;
    const likely = text('likely', { share: formatShare(probability, locale) });
    return `${said} · ${likely} · ${text('calibratedOn', { count: calibratedOn })}`;
  };
}
