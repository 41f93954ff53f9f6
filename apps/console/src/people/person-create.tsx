import { CreateBase, email, minLength, PasswordInput, required, TextInput } from 'react-admin';
import { useText } from '../language/use-text.js';
import { Page } from '../parts/page.js';
import { RecordForm } from '../parts/record-form.js';
import { peopleText } from './messages.js';
import { PersonFields } from './person-fields.js';

/** Adds a person with a first password. */
export function PersonCreate() {
  const text = useText(peopleText);
  return (
    <CreateBase redirect="list">
      <Page title={text('add')} lead={text('lead')}>
        <RecordForm
          save={text('save')}
          defaults={{ language: 'en', grants: [{ role: 'reviewer', system: null }], competences: [] }}
        >
          <TextInput
            fullWidth
            source="email"
            type="email"
            label={text('email')}
            validate={[required(), email()]}
            autoComplete="off"
          />
          <PasswordInput
            fullWidth
            source="password"
            label={text('password')}
            helperText={text('passwordHelp')}
            validate={[required(), minLength(12)]}
            autoComplete="new-password"
          />
          <PersonFields />
        </RecordForm>
      </Page>
    </CreateBase>
  );
}
