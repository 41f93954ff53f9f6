import { useLocaleState } from 'react-admin';
import { formatShare } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { partsText } from './messages.js';

interface Scored {
  score: number | null;
  probability: number | null;
  calibratedOn: number | null;
}

/** A score with what it is based on, as a sentence; null where there is none. What is likely: that people approve the output, or find the finding right. */
export function useScoreWords(of: 'output' | 'finding' = 'output'): (scored: Scored) => string | null {
  const text = useText(partsText);
  const [locale] = useLocaleState();
  return ({ score, probability, calibratedOn }) => {
    if (score === null) return null;
    const said = text('score', { score: score.toFixed(2) });
    if (probability === null || calibratedOn === null) return `${said} · ${text('uncalibrated')}`;
    const likely = text(of === 'output' ? 'likely' : 'likelyRight', { share: formatShare(probability, locale) });
    const based = text(of === 'output' ? 'calibratedOn' : 'calibratedOnWords', { count: calibratedOn });
    return `${said} · ${likely} · ${based}`;
  };
}
