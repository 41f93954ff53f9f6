import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { MovedOperation, ScheduleDifference, StatedPlace } from '@countersign/scheduling';
import { isolated } from '../../../language/isolated.js';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import { tryText } from '../try-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import type { Previous } from '../use-previous.js';
import { DenseTable } from './dense-table.js';
import { OutcomesCompared } from './outcomes-compared.js';
import { PanelPart, PanelParts } from './panel-part.js';

const mostRows = 200;
const mostNames = 12;

/** What is another than in the revision before; the chart outlines where things were. */
export function ChangesPanel({ previous, format }: { previous: Previous; format: BenchFormat }) {
  const text = useText(tryText);
  const words = useText(benchText);
  const { id, comparison } = previous;
  if (id === null) return <Typography variant="body2">{text('onlyOne')}</Typography>;
  if (comparison.state === 'failed')
    return <Typography variant="body2">{words('failed', { problem: comparison.error.message })}</Typography>;
  if (comparison.state !== 'here') return <Typography variant="body2">{words('computing')}</Typography>;
  if (comparison.answer === null) return <Typography variant="body2">{text('noSchedule')}</Typography>;
  return <Difference difference={comparison.answer.difference} format={format} />;
}

function Difference({ difference, format }: { difference: ScheduleDifference; format: BenchFormat }) {
  const text = useText(tryText);
  const { added, removed, moved, jobs } = difference;
  const { before, after } = difference.figures;
  if (added.length + removed.length + moved.length + jobs.length === 0)
    return <Typography variant="body2">{text('same')}</Typography>;
  const named = (list: readonly string[]) => {
    const shown = list.slice(0, mostNames).map(isolated).join(', ');
    return list.length > mostNames ? text('andMore', { list: shown, count: list.length - mostNames }) : shown;
  };
  return (
    <Box>
      {added.length > 0 && <Typography variant="body2">{text('added', { list: named(added) })}</Typography>}
      {removed.length > 0 && <Typography variant="body2">{text('removed', { list: named(removed) })}</Typography>}
      <PanelParts>
        <OutcomesCompared before={before} after={after} format={format} />
        <MovedOperations moved={moved} format={format} />
      </PanelParts>
    </Box>
  );
}

function MovedOperations({ moved, format }: { moved: readonly MovedOperation[]; format: BenchFormat }) {
  const text = useText(tryText);
  const words = useText(benchText);
  const place = ({ machine, person }: StatedPlace) => (person === null ? machine : `${machine}, ${person}`);
  const change = (before: string, after: string) => (before === after ? after : `${before} → ${after}`);
  return (
    <PanelPart title={`${text('movedOperations')} (${moved.length})`}>
      <DenseTable
        label={text('movedOperations')}
        head={[words('panel.operation'), text('place'), text('starts'), text('shift')]}
        rows={moved.slice(0, mostRows).map(({ operation, before, after, startShiftMinutes }) => ({
          key: operation,
          cells: [
            operation,
            change(place(before), place(after)),
            change(format.time(before.startsAt), format.time(after.startsAt)),
            format.signed(startShiftMinutes),
          ],
        }))}
      />
    </PanelPart>
  );
}
