import type { TrainingExportView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { EmptyState } from '../parts/empty-state.js';
import { RoutePages } from '../parts/list/route-pages.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { ExportForm } from './export-form.js';
import { ExportTable } from './export-table.js';
import { trainingText } from './messages.js';

const everyMs = 1500;
const list = 'listTrainingExports';
const isBuilding = ({ state }: TrainingExportView): boolean => state === 'pending' || state === 'running';

/** Exports of decided outputs for fine-tuning: asked for, built, downloaded, and what was left out of each. */
export function TrainingExportsPage() {
  const text = useText(trainingText);
  const mayAsk = useMay('request', 'TrainingExport');
  return (
    <Needs right={['list', 'TrainingExport']}>
      <Page title={text('title')} lead={text('lead')}>
        {mayAsk && (
          <Section title={text('ask')}>
            <ExportForm list={list} />
          </Section>
        )}
        <Section title={text('exports')} flush>
          <RoutePages
            name={list}
            load={(query, signal) => call('listTrainingExports', { query, signal })}
            every={(items) => items.some(isBuilding) && everyMs}
            empty={<EmptyState title={text('noneTitle')}>{text('none')}</EmptyState>}
          >
            {(items) => <ExportTable items={items} />}
          </RoutePages>
        </Section>
      </Page>
    </Needs>
  );
}
