import { CreateBase, regex, required, TextInput } from 'react-admin';
import { useText } from '../language/use-text.js';
import { Page } from '../parts/page.js';
import { RecordForm } from '../parts/record-form.js';
import { systemsText } from './messages.js';
import { SystemFields } from './system-fields.js';

/** Registers an AI system. */
export function SystemCreate() {
  const text = useText(systemsText);
  return (
    <CreateBase redirect="list">
      <Page title={text('register')} lead={text('lead')}>
        <RecordForm
          save={text('save')}
          defaults={{
            role: 'deployer',
            riskClass: 'minimal',
            description: '',
            riskGrounds: '',
            annexPoint: null,
            friaReference: null,
            marketSince: null,
            trainingConsent: false,
          }}
        >
          <TextInput
            fullWidth
            source="slug"
            label={text('slug')}
            helperText={text('slugHelp')}
            validate={[required(), regex(/^[a-z0-9][a-z0-9-]{0,62}$/, text('slugHelp'))]}
          />
          <SystemFields />
        </RecordForm>
      </Page>
    </CreateBase>
  );
}
