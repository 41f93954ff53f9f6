import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { PersonView } from '@countersign/contracts';
import { BooleanInput, EditBase, minLength, PasswordInput, useRecordContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { RemoveFactors } from '../account/remove-factors.js';
import { SessionsOfPerson } from '../account/sessions-of-person.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { NameForPassword } from '../parts/name-for-password.js';
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
  const isSelf = useSession()?.person.id === person?.id;
  if (!person) return null;
  return (
    <Page title={person.name} lead={person.email}>
      <RecordForm save={text('save')}>
        <PersonFields />
        <BooleanInput source="active" label={text('active')} />
        {isSelf ? (
          <Typography variant="body2" color="textSecondary">
            {text('ownHelp')}{' '}
            <Link component={RouterLink} to="/account">
              {text('toAccount')}
            </Link>
          </Typography>
        ) : (
          <>
            <NameForPassword name={person.email} />
            <PasswordInput
              fullWidth
              source="password"
              label={text('newPassword')}
              helperText={text('newPasswordHelp')}
              validate={minLength(12)}
              autoComplete="new-password"
            />
          </>
        )}
      </RecordForm>
      <Box sx={{ mt: 3 }}>
        <SessionsOfPerson id={person.id} />
        {!isSelf && <RemoveFactors person={person} />}
      </Box>
    </Page>
  );
}
