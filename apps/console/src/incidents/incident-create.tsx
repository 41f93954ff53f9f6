import { CreateBase, DateTimeInput, required, SelectArrayInput, SelectInput, TextInput } from 'react-admin';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Page } from '../parts/page.js';
import { RecordForm } from '../parts/record-form.js';
import { incidentsText } from './messages.js';

/** Opens an incident. */
export function IncidentCreate() {
  const text = useText(incidentsText);
  const { systems = [], incidentClasses = [] } = useCatalog().data ?? {};
  return (
    <CreateBase redirect="show">
      <Page title={text('open')} lead={text('lead')}>
        <RecordForm save={text('open')} defaults={{ systems: [], submissions: '' }}>
          <TextInput fullWidth source="title" label={text('name')} validate={required()} helperText={false} />
          <TextInput
            fullWidth
            multiline
            minRows={3}
            source="description"
            label={text('description')}
            validate={required()}
            helperText={false}
          />
          <SelectInput
            source="class"
            label={text('class')}
            helperText={text('classHelp')}
            validate={required()}
            choices={incidentClasses.map(({ class: id, days }) => ({
              id,
              name: text('classDays', { name: text(`class.${id}`), days }),
            }))}
            translateChoice={false}
          />
          <SelectArrayInput
            fullWidth
            source="systems"
            label={text('systems')}
            helperText={false}
            validate={required()}
            choices={systems.map(({ slug, name }) => ({ id: slug, name }))}
            translateChoice={false}
          />
          <DateTimeInput
            source="awareAt"
            label={text('awareAt')}
            helperText={text('awareHelp')}
            validate={required()}
          />
          <DateTimeInput source="occurredAt" label={text('occurredAt')} helperText={false} />
          <TextInput
            fullWidth
            multiline
            minRows={2}
            source="submissions"
            label={text('submissions')}
            helperText={text('submissionsHelp')}
          />
        </RecordForm>
      </Page>
    </CreateBase>
  );
}
