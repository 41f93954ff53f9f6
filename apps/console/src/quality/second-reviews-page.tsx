import type { SecondReviews } from '@countersign/contracts';
import { useAnswer } from '../api/use-answer.js';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { EmptyState } from '../parts/empty-state.js';
import { ListTable } from '../parts/list/list-table.js';
import { RoutePages } from '../parts/list/route-pages.js';
import { StateMark, TierMark } from '../parts/marks.js';
import { partsText } from '../parts/messages.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { Disagreements } from './disagreements.js';
import { secondReviewsText } from './second-reviews-messages.js';

/** Second reviews: how many ended otherwise than the first, by stratum, and each of those with a lead's answer. */
export function SecondReviewsPage() {
  const text = useText(secondReviewsText);
  const strata = useAnswer('listSecondReviews');
  return (
    <Needs right={['list', 'SecondReview']}>
      <Page title={text('title')} lead={text('lead')}>
        <Section title={text('disagreements')} flush>
          <RoutePages
            name="listDisagreements"
            load={(query, signal) => call('listDisagreements', { query, signal })}
            empty={<EmptyState title={text('noneTitle')}>{text('none')}</EmptyState>}
          >
            {(items) => <Disagreements items={items} />}
          </RoutePages>
        </Section>
        <AnswerOf query={strata}>{(view) => <Strata strata={view.strata} />}</AnswerOf>
      </Page>
    </Needs>
  );
}

function Strata({ strata }: Pick<SecondReviews, 'strata'>) {
  const text = useText(secondReviewsText);
  const words = useText(partsText);
  const systemName = useSystemName();
  if (strata.length === 0) return <Section title={text('strata')}>{text('noStrata')}</Section>;
  return (
    <Section title={text('strata')} flush>
      <ListTable
        label={text('strata')}
        records={strata.map((stratum, id) => ({ ...stratum, id }))}
        columns={[
          {
            key: 'system',
            title: text('system'),
            cell: ({ system }) => <b>{system === null ? text('all') : systemName(system)}</b>,
            below: ({ modality }) => (modality === null ? null : words(`modality.${modality}`)),
          },
          { key: 'tier', title: text('tier'), cell: ({ tier }) => <TierMark tier={tier} /> },
          {
            key: 'outcome',
            title: text('first'),
            cell: ({ outcome }) => (outcome === null ? text('all') : <StateMark state={outcome} />),
          },
          { key: 'seen', title: text('seen'), cell: ({ seen }) => seen, align: 'right' },
          { key: 'reviewed', title: text('reviewed'), cell: ({ reviewed }) => reviewed, align: 'right' },
          { key: 'differ', title: text('differ'), cell: ({ differ }) => differ, align: 'right' },
        ]}
      />
    </Section>
  );
}
