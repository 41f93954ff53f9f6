import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Competence, PersonView } from '@countersign/contracts';
import { Link } from 'react-router';
import { useMay } from '../api/use-session.js';
import { AllElevations } from '../elevations/all-elevations.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { When } from '../parts/when.js';
import { peopleText } from './messages.js';
import { RolesOfPerson, useRoleWords } from './roles-of-person.js';

/** Who may sign in, and as what. */
export function PeoplePage() {
  const text = useText(peopleText);
  const mayManage = useMay('manage', 'Person');
  const mayApprove = useMay('approve', 'Elevation');
  const roleWords = useRoleWords();
  const competenceWords = (held: Competence): string => {
    if (typeof held === 'string') return held;
    return held.from || held.until
      ? `${held.competence} (${held.from ?? '…'} – ${held.until ?? '…'})`
      : held.competence;
  };
  const state = (person: PersonView) => text(person.active ? 'state.active' : 'state.inactive');
  const columns: Column<PersonView>[] = [
    { key: 'name', title: text('name'), cell: (person) => person.name, csv: (person) => person.name },
    { key: 'email', title: text('email'), cell: (person) => person.email, csv: (person) => person.email, from: 'sm' },
    { key: 'roles', title: text('roles'), cell: (person) => <RolesOfPerson person={person} />, csv: roleWords },
    {
      key: 'competences',
      title: text('competences'),
      cell: (person) => person.competences.map(competenceWords).join(', ') || '–',
      csv: (person) => person.competences.map(competenceWords).join(' '),
      from: 'md',
    },
    {
      key: 'state',
      title: text('state'),
      cell: (person) => <Mark meaning={person.active ? 'ok' : 'neutral'}>{state(person)}</Mark>,
      csv: state,
    },
    {
      key: 'created',
      title: text('created'),
      cell: (person) => <When at={person.createdAt} />,
      csv: (person) => person.createdAt,
      from: 'lg',
    },
  ];
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        mayManage && (
          <Button variant="contained" component={Link} to="/people/create">
            {text('add')}
          </Button>
        )
      }
    >
      <KeysetList
        resource="people"
        label={text('title')}
        columns={columns}
        rowTo={(person) => `/people/${person.id}`}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
      {mayApprove && (
        <Box sx={{ mt: 3 }}>
          <AllElevations />
        </Box>
      )}
    </Page>
  );
}
