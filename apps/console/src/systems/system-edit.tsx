import type { SystemView } from '@countersign/contracts';
import { EditBase, useRecordContext } from 'react-admin';
import { useText } from '../language/use-text.js';
import { Page } from '../parts/page.js';
import { RecordForm } from '../parts/record-form.js';
import { systemsText } from './messages.js';
import { SystemFields } from './system-fields.js';

/** Changes an AI system; its short name stays. */
export function SystemEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="list">
      <SystemForm />
    </EditBase>
  );
}

function SystemForm() {
  const text = useText(systemsText);
  const system = useRecordContext<SystemView>();
  if (!system) return null;
  return (
    <Page title={system.name} lead={system.slug}>
      <RecordForm save={text('save')}>
        <SystemFields />
      </RecordForm>
    </Page>
  );
}
