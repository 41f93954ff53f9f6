import Box from '@mui/material/Box';
import type { IncidentView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { useNow } from '../language/use-now.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { Due, When } from '../parts/when.js';
import { incidentsText } from './messages.js';

const meanings: Record<IncidentView['clock']['state'], Meaning> = {
  running: 'attention',
  overdue: 'problem',
  'in-time': 'ok',
  late: 'problem',
};

/** The clock of an incident as it runs: how it stands, and what is left until the authority should be told, or has to be. */
export function Clock({ clock }: { clock: IncidentView['clock'] }) {
  const text = useText(incidentsText);
  const now = useNow();
  const isWaiting = clock.toldAt === null;
  const next = now <= Date.parse(clock.aimAt) ? clock.aimAt : clock.dueAt;
  const state = isWaiting ? (Date.parse(clock.dueAt) < now ? 'overdue' : 'running') : clock.state;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
      {state !== 'overdue' && <Mark meaning={meanings[state]}>{text(`clock.${state}`)}</Mark>}
      {isWaiting ? <Due at={next} /> : <When at={clock.toldAt ?? clock.dueAt} />}
    </Box>
  );
}
