import type { CalibrationView } from '@countersign/contracts';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { useCheckName } from '../parts/check-name.js';
import { EmptyState } from '../parts/empty-state.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { CalibrationTable } from './calibration-table.js';
import { calibrationText } from './messages.js';
import { Reliability } from './reliability.js';

/** How scores of checks turn into probabilities for each AI system, and how well that holds. */
export function CalibrationsPage() {
  const text = useText(calibrationText);
  const calibrations = useAnswer('listCalibrations');
  return (
    <Needs right={['read', 'CheckRun']}>
      <Page title={text('title')} lead={text('lead')}>
        <AnswerOf query={calibrations}>
          {({ items }) =>
            items.length === 0 ? (
              <Section title={text('noneYet')}>
                <EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>
              </Section>
            ) : (
              <Calibrations items={items} />
            )
          }
        </AnswerOf>
      </Page>
    </Needs>
  );
}

/** The list, and the diagram of the one that the address names. */
function Calibrations({ items }: { items: readonly CalibrationView[] }) {
  const text = useText(calibrationText);
  const systemName = useSystemName();
  const checkName = useCheckName();
  const [search, setSearch] = useSearchParams();
  const chosen = items.find(({ id }) => id === search.get('show')) ?? items[0];
  if (chosen === undefined) return null;
  return (
    <>
      <Section title={text('fitted')} flush>
        <CalibrationTable
          items={items}
          chosen={chosen.id}
          onChoose={(show) => setSearch({ show }, { replace: true })}
        />
      </Section>
      <Section
        title={text('diagramOf', { system: systemName(chosen.system), check: checkName(chosen.check) })}
        aside={text(`target.${chosen.target}`)}
      >
        <Reliability calibration={chosen} />
      </Section>
    </>
  );
}
