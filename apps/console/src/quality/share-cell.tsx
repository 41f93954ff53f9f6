import Box from '@mui/material/Box';
import type { Interval, MeasuredShare } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { ShareBar } from '../cohorts/share-bar.js';
import { formatNumber, formatShare } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { qualityText } from './messages.js';

/** A share with its interval, drawn and in figures, and of how many; in words where there are too few. */
export function ShareCell({ hits, of, share }: MeasuredShare) {
  const text = useText(qualityText);
  const [locale] = useLocaleState();
  const said = (value: number) => formatShare(value, locale);
  return (
    <Box>
      {share && <ShareBar share={share} />}
      <div>
        {share === null
          ? text('few')
          : text('share', { share: said(share.value), from: said(share.from), to: said(share.to) })}
      </div>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{text('of', { hits, of })}</Box>
    </Box>
  );
}

/** A difference of shares in percentage points. */
export function DifferenceCell({ difference }: { difference: Interval | null }) {
  const text = useText(qualityText);
  const [locale] = useLocaleState();
  if (difference === null) return <>{text('few')}</>;
  const points = (value: number) => formatNumber(100 * value, locale, 0);
  const { value, from, to } = difference;
  return <>{text('points', { value: points(value), from: points(from), to: points(to) })}</>;
}
