import { annexPoint, riskClass, systemRole } from '@countersign/contracts';
import { BooleanInput, DateInput, required, SelectInput, TextInput } from 'react-admin';
import { useText } from '../language/use-text.js';
import { systemsText } from './messages.js';

/** An empty field says nothing. */
const orNull = (value: string): string | null => (value === '' ? null : value);

/** What registering and changing an AI system have in common. */
export function SystemFields() {
  const text = useText(systemsText);
  return (
    <>
      <TextInput fullWidth source="name" label={text('name')} validate={required()} helperText={false} />
      <TextInput fullWidth source="description" label={text('description')} multiline minRows={2} helperText={false} />
      <SelectInput
        source="role"
        label={text('role')}
        validate={required()}
        helperText={false}
        choices={systemRole.options.map((id) => ({ id, name: text(`role.${id}`) }))}
      />
      <SelectInput
        source="riskClass"
        label={text('riskClass')}
        validate={required()}
        helperText={false}
        choices={riskClass.options.map((id) => ({ id, name: text(`risk.${id}`) }))}
      />
      <TextInput
        fullWidth
        source="riskGrounds"
        label={text('riskGrounds')}
        helperText={text('riskGroundsHelp')}
        multiline
        minRows={3}
      />
      <SelectInput
        source="annexPoint"
        label={text('annexPoint')}
        helperText={text('annexPointHelp')}
        emptyText={text('none')}
        parse={orNull}
        choices={annexPoint.options.map((id) => ({ id, name: id }))}
        translateChoice={false}
      />
      <TextInput
        fullWidth
        source="friaReference"
        label={text('friaReference')}
        helperText={text('friaReferenceHelp')}
        parse={orNull}
      />
      <DateInput source="marketSince" label={text('marketSince')} helperText={text('marketSinceHelp')} parse={orNull} />
      <BooleanInput source="trainingConsent" label={text('trainingConsent')} helperText={text('trainingConsentHelp')} />
    </>
  );
}
