import Box from '@mui/material/Box';
import type { PersonView } from '@countersign/contracts';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { peopleText } from './messages.js';
import { roleFaults } from './role-faults.js';
import { useRoleName } from './use-role-name.js';

/** The roles of a person in words. */
export function useRoleWords(): (person: PersonView) => string {
  const text = useText(peopleText);
  const roleName = useRoleName();
  return (person) =>
    person.grants
      .map(({ role, system }) =>
        system === null ? roleName(role) : text('ofSystem', { role: roleName(role), system }),
      )
      .join(' · ');
}

/** The roles of a person, with what is wrong with them by the policy in force. */
export function RolesOfPerson({ person }: { person: PersonView }) {
  const text = useText(peopleText);
  const words = useRoleWords();
  const roleName = useRoleName();
  const { unknown, apart } = roleFaults(person, useCatalog().data);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {words(person)}
      {unknown.map((role) => (
        <Mark key={role} meaning="attention">
          {text('unknownRole', { role })}
        </Mark>
      ))}
      {apart.map(([one, other]) => (
        <Mark key={`${one} ${other}`} meaning="attention">
          {text('rolesApart', { one: roleName(one), other: roleName(other) })}
        </Mark>
      ))}
    </Box>
  );
}
