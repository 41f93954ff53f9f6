import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { QueueFlow } from '@countersign/contracts';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { LiveMark } from '../parts/live-mark.js';
import { Page } from '../parts/page.js';
import { Note } from '../parts/plot/note.js';
import { Section } from '../parts/section.js';
import { DaysPlot } from './days-plot.js';
import { Disagreement } from './disagreement.js';
import { ForecastPlot } from './forecast-plot.js';
import { queueFlowText } from './messages.js';
import { WaitingTable } from './waiting-table.js';

const periods = [7, 14, 28] as const;

/** What leads want to see at a glance: flow, age, missed times, disagreement, and what may come in. The period stands in the address. */
export function FlowPage() {
  const text = useText(queueFlowText);
  const [search, setSearch] = useSearchParams();
  const days = periods.find((period) => String(period) === search.get('days')) ?? 14;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const flow = useAnswer('getQueueFlow', { query: { days, timeZone } }, { every: 60_000, live: true, keep: true });
  return (
    <Needs right={['lead', 'Review']}>
      <Page
        title={text('title')}
        lead={text('lead')}
        actions={
          <>
            <LiveMark />
            <TextField
              select
              size="small"
              label={text('period')}
              value={String(days)}
              onChange={({ target }) =>
                setSearch(target.value === '14' ? {} : { days: target.value }, { replace: true })
              }
              sx={{ minWidth: 120 }}
            >
              {periods.map((period) => (
                <MenuItem key={period} value={String(period)}>
                  {text('days', { count: period })}
                </MenuItem>
              ))}
            </TextField>
          </>
        }
      >
        <AnswerOf query={flow}>{(answer) => <Flow flow={answer} />}</AnswerOf>
      </Page>
    </Needs>
  );
}

function Flow({ flow }: { flow: QueueFlow }) {
  const text = useText(queueFlowText);
  return (
    <>
      <Section title={text('byDay')}>
        <DaysPlot days={flow.days} />
        <Note>{text('byDayNote', { zone: flow.timeZone })}</Note>
      </Section>
      <Section title={text('waiting')} flush>
        <WaitingTable waiting={flow.waiting} />
      </Section>
      <Box
        sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', lg: '2fr 1fr' }, alignItems: 'start' }}
      >
        <Section title={text('forecast')}>
          <ForecastPlot forecast={flow.forecast} />
        </Section>
        <Section title={text('disagreement')}>
          <Disagreement disagreement={flow.disagreement} secondReviews={flow.secondReviews} />
        </Section>
      </Box>
    </>
  );
}
