import type { ReviewerQualityView } from '@countersign/contracts';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { ListTable } from '../parts/list/list-table.js';
import { partsText } from '../parts/messages.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { To } from '../parts/to.js';
import { When } from '../parts/when.js';
import { Measures } from './measures.js';
import { qualityText } from './messages.js';

/** How the signed-in reviewer goes with the machine; for them alone and their lead. */
export function MyReliancePage() {
  const text = useText(qualityText);
  const mine = useAnswer('getMyQuality', { query: { days: 90 } });
  return (
    <Needs right={['claim', 'Review']}>
      <Page title={text('mine')} lead={text('mineLead')}>
        <AnswerOf query={mine}>
          {(view) => (
            <>
              <Measures view={view} />
              <Told gold={view.gold} />
            </>
          )}
        </AnswerOf>
      </Page>
    </Needs>
  );
}

function Told({ gold }: Pick<ReviewerQualityView, 'gold'>) {
  const text = useText(qualityText);
  const words = useText(partsText);
  if (gold.length === 0) return <Section title={text('told')}>{text('noneTold')}</Section>;
  return (
    <Section title={text('told')} flush>
      <ListTable
        label={text('told')}
        records={gold.map((one) => ({ id: one.submission, ...one }))}
        columns={[
          {
            key: 'output',
            title: text('output'),
            cell: ({ submission, title }) => <To page={`/submissions/${submission}/show`}>{title}</To>,
          },
          { key: 'known', title: text('known'), cell: ({ outcome }) => words(`outcome.${outcome}`) },
          { key: 'decided', title: text('decided'), cell: ({ decided }) => words(`outcome.${decided}`) },
          {
            key: 'verdict',
            title: text('verdict'),
            cell: ({ verdictRight }) => text(verdictRight ? 'verdictRight' : 'verdictWrong'),
          },
          { key: 'when', title: text('when'), cell: ({ at }) => <When at={at} /> },
        ]}
      />
    </Section>
  );
}
