import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useLocaleState } from 'react-admin';
import { serverClock } from '../api/server-clock.js';
import { formatDuration, formatExact, formatInstant, formatRelative } from '../language/format.js';
import { useNow } from '../language/use-now.js';
import { useText } from '../language/use-text.js';
import { Mark } from './mark.js';
import { partsText } from './messages.js';

/** A time relative to now; the absolute time on hover and for assistive technology. */
export function When({ at }: { at: string | null }) {
  const [locale] = useLocaleState();
  useNow();
  if (at === null) return <>–</>;
  const absolute = formatExact(at, locale);
  return (
    <Tooltip title={absolute}>
      <Box component="time" dateTime={at} aria-label={absolute} role="text" sx={{ whiteSpace: 'nowrap' }}>
        {formatRelative(at, serverClock.now(), locale)}
      </Box>
    </Tooltip>
  );
}

/** A date and time in the reader's zone; to the second, with the zone, on hover. */
export function Instant({ at }: { at: string }) {
  const [locale] = useLocaleState();
  return (
    <Tooltip title={formatExact(at, locale)} describeChild>
      <time dateTime={at}>{formatInstant(at, locale)}</time>
    </Tooltip>
  );
}

/** How long until something is due, or how long it is overdue; overdue also has a shape. */
export function Due({ at }: { at: string | null }) {
  const [locale] = useLocaleState();
  const text = useText(partsText);
  useNow();
  if (at === null) return <Box component="span">{text('noDue')}</Box>;
  const left = Date.parse(at) - serverClock.now();
  const time = formatDuration(left, locale);
  return (
    <Tooltip title={formatExact(at, locale)}>
      <Box component="time" dateTime={at} sx={{ whiteSpace: 'nowrap' }}>
        {left < 0 ? <Mark meaning="problem">{text('overdueBy', { time })}</Mark> : text('dueIn', { time })}
      </Box>
    </Tooltip>
  );
}
