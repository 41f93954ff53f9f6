import Box from '@mui/material/Box';
import type { PersonView } from '@countersign/contracts';
import { BooleanInput, EditBase, minLength, PasswordInput, useRecordContext } from 'react-admin';
import { RemoveFactors } from '../account/remove-factors.js';
import { SessionsOfPerson } from '../account/sessions-of-person.js';
import { useText } from '../language/use-text.js';
import { Page } from '../parts/page.js';
import { RecordForm } from '../parts/record-form.js';
import { peopleText } from './messages.js';
import { PersonFields } from './person-fields.js';

/** Changes a person's name, roles, competences, access or password. */
export function PersonEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="list">
      <PersonForm />
    </EditBase>
  );
}

function PersonForm() {
  const text = useText(peopleText);
  const person = useRecordContext<PersonView>();
  if (!person) return null;
  return (
    <Page title={person.name} lead={person.email}>
      <RecordForm save={text('save')}>
        <PersonFields />
        <BooleanInput source="active" label={text('active')} />
        <PasswordInput
          fullWidth
          source="password"
          label={text('newPassword')}
          helperText={text('passwordHelp')}
          validate={minLength(12)}
          autoComplete="new-password"
        />
      </RecordForm>
      <Box sx={{ mt: 3 }}>
        <SessionsOfPerson id={person.id} />
        <RemoveFactors id={person.id} />
      </Box>
    </Page>
  );
}
