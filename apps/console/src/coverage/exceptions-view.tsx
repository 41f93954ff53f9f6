import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { ExceptionKind, ExceptionOverview } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { formatNumber, formatShare } from '../language/format.js';
import { useNewer } from '../api/use-newer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { FigureTable } from '../parts/figure-table.js';
import { NewerMark } from '../parts/live-mark.js';
import type { Series } from '../parts/plot/column-plot.js';
import { DayColumns } from '../parts/plot/day-columns.js';
import { Note } from '../parts/plot/note.js';
import { Section } from '../parts/section.js';
import { CountedAt } from './counted-at.js';
import { ExceptionRecords } from './exception-records.js';
import { coverageText } from './messages.js';

const periods = [7, 28, 92] as const;

/** Exceptions among decisions: how many by day and by kind, and which. Period and kind stand in the address. */
export function ExceptionsView({ system }: { system: string }) {
  const text = useText(coverageText);
  const [search, setSearch] = useSearchParams();
  const days = periods.find((period) => String(period) === search.get('days')) ?? 28;
  const kind = search.get('kind');
  const set = (name: string, value: string | null) =>
    setSearch((before) => {
      if (value === null) before.delete(name);
      else before.set(name, value);
      return before;
    });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query = { days, timeZone, ...(system === '' ? {} : { system }) };
  const overview = useAnswer('getExceptions', { query }, { keep: true });
  const isNewer = useNewer('coverage', overview, { itself: true });
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <Typography color="textSecondary" sx={{ flex: 1, minWidth: 240 }}>
          {text('exceptionsLead')}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={text('lookBack')}
          value={days}
          onChange={(_, next: number | null) => next !== null && set('days', next === 28 ? null : String(next))}
        >
          {periods.map((period) => (
            <ToggleButton key={period} value={period} sx={{ textTransform: 'none', px: 1.5, py: 0.5 }}>
              {text('days', { count: period })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <NewerMark isNewer={isNewer} itself query={overview} />
      <AnswerOf query={overview} rows={8}>
        {(answer) => (
          <>
            <Box sx={{ mb: 1.5 }}>
              <CountedAt at={answer.countedAt} />
            </Box>
            <ByDay overview={answer} />
            <ByKind overview={answer} />
            <ExceptionRecords
              key={JSON.stringify(query)}
              query={query}
              countedAt={answer.countedAt}
              kinds={answer.kinds}
              kind={answer.kinds.find((one) => one.kind === kind)?.kind ?? null}
              onKind={(next: ExceptionKind | null) => set('kind', next)}
            />
          </>
        )}
      </AnswerOf>
    </>
  );
}

function ByDay({ overview: { days, timeZone } }: { overview: ExceptionOverview }) {
  const text = useText(coverageText);
  const series: Series[] = [
    { name: text('decisions'), look: 'outline' },
    { name: text('exceptions'), look: 'problem' },
  ];
  return (
    <Section title={text('exceptionDays')}>
      <DayColumns
        label={text('exceptionDaysPlot')}
        series={series}
        days={days.map(({ day, decisions, exceptions }) => ({ day, values: [decisions, exceptions] }))}
      />
      <Note>{text('exceptionDaysNote', { zone: timeZone })}</Note>
    </Section>
  );
}

function ByKind({ overview: { kinds, decisions } }: { overview: ExceptionOverview }) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const share = (count: number) => (decisions === 0 ? '–' : formatShare(count / decisions, locale));
  return (
    <Section title={text('exceptionKinds')} flush>
      <FigureTable
        label={text('exceptionKinds')}
        head={[text('exceptionKind'), text('count'), text('shareOfDecisions')]}
        figuresFrom={1}
        rows={kinds.map(({ kind, label, meaning, count }) => ({
          key: kind,
          cells: [
            <Box key="kind">
              {label}
              <Typography variant="caption" component="div" color="textSecondary">
                {meaning}
              </Typography>
            </Box>,
            formatNumber(count, locale),
            kind === 'claim-expired' ? '–' : share(count),
          ],
        }))}
      />
    </Section>
  );
}
