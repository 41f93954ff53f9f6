import Typography from '@mui/material/Typography';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { EmptyState } from '../parts/empty-state.js';
import { LiveMark } from '../parts/live-mark.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { ErrorsSection } from './errors-section.js';
import { fleetText } from './messages.js';
import { ModelTable } from './model-table.js';
import { QueueTable } from './queue-table.js';
import { UsageSection, usagePeriods } from './usage-section.js';
import { WorkerTable } from './worker-table.js';

/** Workers seen lately, their models and queues, and what checks cost; renewed every ten seconds. */
export function FleetPage() {
  const text = useText(fleetText);
  const [search, setSearch] = useSearchParams();
  const days = usagePeriods.find((period) => String(period) === search.get('days')) ?? 30;
  const fleet = useAnswer('listWorkers', { query: { days } }, { every: 10_000, keep: true });
  const setDays = (next: number) => setSearch(next === 30 ? {} : { days: String(next) });
  return (
    <Needs right={['read', 'Fleet']}>
      <Page title={text('title')} lead={text('lead')} actions={<LiveMark />}>
        <AnswerOf query={fleet}>
          {({ items, queues, usage, usageDays, gridGramsCo2PerKwh }) => (
            <>
              <Section title={text('queues')} flush>
                {queues.length === 0 ? <Quiet>{text('noQueue')}</Quiet> : <QueueTable queues={queues} />}
              </Section>
              <Section title={text('workers')} flush>
                {items.length === 0 ? (
                  <EmptyState title={text('emptyTitle')} command="npm start">
                    {text('empty')}
                  </EmptyState>
                ) : (
                  <WorkerTable workers={items} />
                )}
              </Section>
              <Section title={text('models')} flush>
                {items.every(({ models }) => models.length === 0) ? (
                  <Quiet>{text('noModel')}</Quiet>
                ) : (
                  <ModelTable workers={items} />
                )}
              </Section>
              <ErrorsSection days={usageDays} />
              <UsageSection usage={usage} gramsPerKwh={gridGramsCo2PerKwh} days={days} onDays={setDays} />
            </>
          )}
        </AnswerOf>
      </Page>
    </Needs>
  );
}

function Quiet({ children }: { children: string }) {
  return (
    <Typography color="textSecondary" variant="body2" sx={{ p: 2 }}>
      {children}
    </Typography>
  );
}
