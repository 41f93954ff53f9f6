import Typography from '@mui/material/Typography';
import { languages } from '@countersign/contracts';
import { ArrayInput, DateInput, required, SelectInput, SimpleFormIterator, TextInput } from 'react-admin';
import { useCatalog } from '../api/use-answer.js';
import { languageNames } from '../language/language-names.js';
import { useText } from '../language/use-text.js';
import { peopleText } from './messages.js';
import { useRoleName } from './use-role-name.js';

const orNull = (value: string): string | null => value || null;

/** Name, language, roles and competences: what adding and changing a person have in common. */
export function PersonFields() {
  const text = useText(peopleText);
  const roleName = useRoleName();
  const catalog = useCatalog().data;
  const apart = (catalog?.rolesApart ?? [])
    .map(([one, other]) => text('neverTogether', { one: roleName(one), other: roleName(other) }))
    .join(' ');
  return (
    <>
      <TextInput fullWidth source="name" label={text('name')} validate={required()} helperText={false} />
      <SelectInput
        source="language"
        label={text('language')}
        validate={required()}
        helperText={false}
        choices={languages.map((id) => ({ id, name: languageNames[id] }))}
      />
      <ArrayInput source="grants" label={text('roles')} validate={required()} helperText={apart || false}>
        <SimpleFormIterator inline disableReordering disableClear>
          <SelectInput
            source="role"
            label={text('role')}
            validate={required()}
            choices={(catalog?.roles ?? []).map(({ name, label }) => ({ id: name, name: label }))}
            helperText={false}
          />
          <SelectInput
            source="system"
            label={text('system')}
            emptyText={text('allSystems')}
            slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
            sx={{ minWidth: 220 }}
            choices={(catalog?.systems ?? []).map(({ slug, name }) => ({ id: slug, name }))}
            helperText={false}
            defaultValue={null}
          />
        </SimpleFormIterator>
      </ArrayInput>
      {(catalog?.competences ?? []).length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {text('noCompetences')}
        </Typography>
      ) : (
        <ArrayInput source="competences" label={text('competences')} helperText={text('competencesHelp')}>
          <SimpleFormIterator inline disableReordering disableClear>
            <SelectInput
              source="competence"
              label={text('competence')}
              validate={required()}
              choices={(catalog?.competences ?? []).map((id) => ({ id, name: id }))}
              helperText={false}
            />
            <DateInput source="from" label={text('from')} helperText={false} parse={orNull} />
            <DateInput source="until" label={text('until')} helperText={false} parse={orNull} />
          </SimpleFormIterator>
        </ArrayInput>
      )}
      <TextInput
        fullWidth
        source="languages"
        label={text('languages')}
        helperText={text('languagesHelp')}
        format={(tags: unknown) => (Array.isArray(tags) ? tags.join(', ') : '')}
        parse={(words: string) => words.split(/[\s,]+/)}
      />
    </>
  );
}
