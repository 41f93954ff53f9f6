import Box from '@mui/material/Box';
import type { LegalTimeline } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useAnswer } from '../api/use-answer.js';
import { formatDate } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark } from '../parts/mark.js';
import { coverageText } from './messages.js';

type LegalDate = LegalTimeline['dates'][number];

/** What began and will begin to apply, with a line at today. */
export function LegalTimelineView() {
  const timeline = useAnswer('getLegalTimeline');
  return (
    <AnswerOf query={timeline} rows={10}>
      {({ today, dates }) => (
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', maxWidth: 960 }}>
          {dates
            .filter(({ date }) => date <= today)
            .map((item) => (
              <Entry key={`${item.pack} ${item.date} ${item.what}`} item={item} isPast />
            ))}
          <Today date={today} />
          {dates
            .filter(({ date }) => date > today)
            .map((item) => (
              <Entry key={`${item.pack} ${item.date} ${item.what}`} item={item} isPast={false} />
            ))}
        </Box>
      )}
    </AnswerOf>
  );
}

function Today({ date }: { date: string }) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  return (
    <Box
      component="li"
      aria-current="date"
      sx={(theme) => ({
        my: 1.5,
        py: 0.5,
        px: 1.5,
        fontWeight: 650,
        color: theme.colours.accent,
        borderBlock: `2px solid ${theme.colours.accent}`,
      })}
    >
      {text('today', { date: formatDate(date, locale) })}
    </Box>
  );
}

function Entry({ item: { date, what, source, requirements }, isPast }: { item: LegalDate; isPast: boolean }) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '140px 110px minmax(0, 1fr)' },
        columnGap: 2,
        py: 1.25,
        px: 1.5,
        borderBottom: '1px solid',
        borderColor: 'divider',
        fontSize: '0.875rem',
      }}
    >
      <Box component="time" dateTime={date} sx={{ fontWeight: 600 }}>
        {formatDate(date, locale)}
      </Box>
      <Box>
        <Mark meaning={isPast ? 'ok' : 'neutral'}>{text(isPast ? 'past' : 'ahead')}</Mark>
      </Box>
      <Box>
        <Box>{what}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{source}</Box>
        {requirements.length > 0 && (
          <Box component="details" sx={{ mt: 0.5 }}>
            <summary>{text('begins', { count: requirements.length, smart_count: requirements.length })}</summary>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {requirements.map(({ id, title }) => (
                <li key={id}>
                  {id} {title}
                </li>
              ))}
            </Box>
          </Box>
        )}
      </Box>
    </Box>
  );
}
