import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { DueStatement } from '@countersign/contracts';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/use-session.js';
import { formatDate } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { attestationsText } from './messages.js';

/** How a statement stands, as one of the meanings. */
export const meaningOfStanding: Record<DueStatement['standing'] | 'withdrawn', Meaning> = {
  current: 'ok',
  missing: 'attention',
  expired: 'attention',
  refused: 'problem',
  withdrawn: 'neutral',
};

interface Props {
  items: readonly DueStatement[];
  onSign: (due: DueStatement) => void;
}

/** The statements that requirements ask for; first those that are not current. */
export function DueStatements({ items, onSign }: Props) {
  const text = useText(attestationsText);
  const [search] = useSearchParams();
  const [onlyOpen, setOnlyOpen] = useState(true);
  const requirement = search.get('requirement');
  const asked = items.filter((item) => requirement === null || item.requirement === requirement);
  const open = asked.filter(({ standing }) => standing !== 'current');
  const shown = onlyOpen ? open : asked;
  return (
    <Section
      title={text('due')}
      flush
      aside={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={onlyOpen ? 'open' : 'all'}
          aria-label={text('filter')}
          onChange={(_, next: string | null) => next !== null && setOnlyOpen(next === 'open')}
        >
          <ToggleButton value="open" sx={{ textTransform: 'none', py: 0.25 }}>
            {text('openOnly', { count: open.length })}
          </ToggleButton>
          <ToggleButton value="all" sx={{ textTransform: 'none', py: 0.25 }}>
            {text('all', { count: asked.length })}
          </ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {shown.length === 0 ? (
        <EmptyState title={text('nothingDueTitle')}>{text('nothingDue')}</EmptyState>
      ) : (
        <Table size="small" aria-label={text('due')}>
          <TableHead>
            <TableRow>
              <TableCell>{text('requirement')}</TableCell>
              <TableCell>{text('system')}</TableCell>
              <TableCell sx={{ display: { xs: 'none', md: 'table-cell' } }}>{text('by')}</TableCell>
              <TableCell>{text('standing')}</TableCell>
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((item) => (
              <DueRow key={`${item.requirement} ${item.system ?? ''}`} item={item} onSign={onSign} />
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

function DueRow({ item, onSign }: { item: DueStatement; onSign: Props['onSign'] }) {
  const text = useText(attestationsText);
  const [locale] = useLocaleState();
  const systemName = useSystemName();
  const maySign = useMay('sign', 'Attestation');
  const { requirement, title, system, by, standing, expiresAt, appliesFrom } = item;
  const isAhead = appliesFrom !== null && appliesFrom > new Date().toISOString().slice(0, 10);
  return (
    <TableRow>
      <TableCell>
        <strong>{requirement}</strong> {title}
        {isAhead && ` · ${text('appliesFrom', { date: formatDate(appliesFrom, locale) })}`}
      </TableCell>
      <TableCell>{system === null ? text('allSystems') : systemName(system)}</TableCell>
      <TableCell sx={{ display: { xs: 'none', md: 'table-cell' } }}>{by}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Mark meaning={meaningOfStanding[standing]}>{text(`standing.${standing}`)}</Mark>
        {expiresAt !== null && ` · ${text('expires')} ${formatDate(expiresAt, locale)}`}
      </TableCell>
      <TableCell align="right">
        {maySign && (
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            onClick={() => onSign(item)}
            sx={{ whiteSpace: 'nowrap' }}
          >
            {text(standing === 'missing' ? 'sign' : 'signAgain')}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
