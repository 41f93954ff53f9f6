import Typography from '@mui/material/Typography';
import type { ScheduleFileView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber, formatSpan } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { Facts, Section } from '../parts/section.js';
import { importText } from './messages.js';

const counted = ['orders', 'operations', 'machines', 'people', 'shifts', 'assignments'] as const;

/** What files that could be read come to. */
export function ContentFacts({ view }: { view: ScheduleFileView }) {
  const text = useText(importText);
  const [locale] = useLocaleState();
  const { kind, counts } = view;
  const period = usePeriod(view);
  const items: [string, string][] = [
    ...(kind === null ? [] : [[text('kind'), text(`kind.${kind}`)] satisfies [string, string]]),
    ...counted.flatMap((key): [string, string][] => {
      const count = counts[key];
      return count === undefined ? [] : [[text(`count.${key}`), formatNumber(count, locale)]];
    }),
    ...(period === null ? [] : [[text('period'), period] satisfies [string, string]]),
  ];
  return (
    <Section title={text('found')} aside={<Mark meaning="ok">{text('fine')}</Mark>}>
      <Facts items={items} />
      {view.notes.map((note) => (
        <Typography key={note} variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {note}
        </Typography>
      ))}
    </Section>
  );
}

/** The stretch of time that is planned, in the zone of the schedule; null where nothing is. */
function usePeriod({ from, to, content }: ScheduleFileView): string | null {
  const [locale] = useLocaleState();
  if (from === null || to === null) return null;
  const schedule = content?.['schedule'];
  const zone = typeof schedule === 'object' && schedule !== null && 'timeZone' in schedule ? schedule.timeZone : null;
  if (typeof zone === 'string') return formatSpan(from, to, locale, zone);
  return `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
}
