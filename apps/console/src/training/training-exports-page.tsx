import type { TrainingExportView } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
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

const every = 1500;
const list = 'listTrainingExports';

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
            empty={<EmptyState title={text('noneTitle')}>{text('none')}</EmptyState>}
          >
            {(items) => <Followed items={items} />}
          </RoutePages>
        </Section>
      </Page>
    </Needs>
  );
}

/** The exports, read again while one of them is being built. */
function Followed({ items }: { items: readonly TrainingExportView[] }) {
  const cache = useQueryClient();
  const building = items.some(({ state }) => state === 'pending' || state === 'running');
  useEffect(() => {
    if (!building) return undefined;
    const timer = setInterval(() => void cache.invalidateQueries({ queryKey: ['route', list] }), every);
    return () => clearInterval(timer);
  }, [building, cache]);
  return <ExportTable items={items} />;
}
