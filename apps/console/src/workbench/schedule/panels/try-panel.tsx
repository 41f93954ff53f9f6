import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Schedule, ScheduleChange, ZoneClock } from '@countersign/scheduling';
import { useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import { tryText } from '../try-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import type { AskBench } from '../use-bench-worker.js';
import type { Scratch } from '../use-scratch.js';
import { ChangeBuilder } from './change-builder.js';
import { PanelPart } from './panel-part.js';
import { ScratchOutcome } from './scratch-outcome.js';
import { WhyAsker } from './why-asker.js';

interface Props {
  schedule: Schedule;
  clock: ZoneClock;
  ask: AskBench;
  format: BenchFormat;
  scratch: Scratch;
  chosen: readonly string[];
}

/** Why-not questions, and changes on a copy that nobody but this page knows of. */
export function TryPanel({ schedule, clock, ask, format, scratch, chosen }: Props) {
  const text = useText(tryText);
  const operations = useMemo(() => schedule.assignments.map(({ operation }) => operation), [schedule]);
  const pair = useMemo(() => byStart(schedule, chosen.slice(-2)), [schedule, chosen]);
  return (
    <Box>
      <Typography variant="body2" sx={{ mb: 1 }}>
        <strong>{text('scratch')}</strong>
        {scratch.changes.length === 0 && <> · {text('scratchDetail')}</>}
      </Typography>
      {scratch.changes.length > 0 && <Tried scratch={scratch} format={format} />}
      <PanelPart title={text('why')}>
        <WhyAsker ask={ask} format={format} operations={operations} pair={pair} onTry={scratch.add} />
      </PanelPart>
      <PanelPart title={text('change')}>
        <ChangeBuilder
          schedule={schedule}
          clock={clock}
          format={format}
          operations={operations}
          chosen={chosen.at(-1) ?? null}
          onTry={scratch.add}
        />
      </PanelPart>
    </Box>
  );
}

/** Operations in order of start. */
function byStart({ assignments }: Schedule, operations: readonly string[]): string[] {
  return assignments
    .filter(({ operation }) => operations.includes(operation))
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map(({ operation }) => operation);
}

/** What is tried so far and what it comes to; brought into view when that is known. */
function Tried({ scratch, format }: { scratch: Scratch; format: BenchFormat }) {
  const text = useText(tryText);
  const words = useText(benchText);
  const { changes, outcome } = scratch;
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome.state === 'here') part.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  // The button goes with the last change: its focus stays in the panel, where the next is made.
  const putBack = (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.closest<HTMLElement>('[role=tabpanel]')?.focus();
    scratch.reset();
  };
  return (
    <PanelPart title={text('tried')}>
      <Box ref={part} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
        <Box component="ol" sx={{ m: 0, pl: 2.5, mr: 1, fontSize: '0.875rem' }}>
          {changes.map((change, nth) => (
            <li key={nth}>{text(`say.${change.kind}`, shownValues(change, format))}</li>
          ))}
        </Box>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          onClick={changes.length === 1 ? putBack : scratch.undo}
          aria-keyshortcuts="Control+Z Meta+Z"
          sx={{ minHeight: 28, py: 0 }}
        >
          {text('undo')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          onClick={putBack}
          aria-keyshortcuts="Control+Backspace Meta+Backspace"
          sx={{ minHeight: 28, py: 0 }}
        >
          {text('reset')}
        </Button>
      </Box>
      <Box>
        {outcome.state === 'asking' && <Typography variant="body2">{words('computing')}</Typography>}
        {outcome.state === 'failed' && (
          <Typography variant="body2">{words('failed', { problem: outcome.error.message })}</Typography>
        )}
        {outcome.state === 'here' && <ScratchOutcome outcome={outcome.answer} format={format} />}
      </Box>
    </PanelPart>
  );
}

const times = new Set(['from', 'to', 'at', 'dueAt']);

/** The parts of a change as they are read: instants in the zone of the schedule. */
function shownValues(change: ScheduleChange, format: BenchFormat): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      times.has(name) && typeof value === 'string' ? format.time(value) : value,
    ]),
  );
}
