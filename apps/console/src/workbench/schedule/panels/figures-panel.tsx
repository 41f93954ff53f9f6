import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ScheduleAnalysis } from '@countersign/scheduling';
import { useState } from 'react';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { answered, useBenchAnswer } from '../use-bench-answer.js';
import type { AskBench } from '../use-bench-worker.js';
import { ClaimsTable, type FigureRow } from './claims-table.js';
import { DenseTable } from './dense-table.js';
import { PanelPart, PanelParts } from './panel-part.js';

const sums = [
  'makespanMinutes',
  'lateJobs',
  'totalTardinessMinutes',
  'maxTardinessMinutes',
  'changeoverMinutes',
] as const;
const mostBottlenecks = 8;

interface Props {
  analysis: ScheduleAnalysis;
  ask: AskBench;
  format: BenchFormat;
}

/** Key figures claimed against recomputed, the machines that others waited for, and what small delays would do. */
export function FiguresPanel({ analysis, ask, format }: Props) {
  const text = useText(benchText);
  const { bottlenecks } = analysis;
  return (
    <PanelParts>
      <PanelPart title={text('panel.figures')}>
        <ClaimsTable rows={figureRows(analysis)} format={format} />
      </PanelPart>
      {bottlenecks.length > 0 && (
        <PanelPart title={text('bottlenecks')}>
          <DenseTable
            label={text('bottlenecks')}
            head={['', text('held'), text('lateBehind')]}
            rows={bottlenecks.slice(0, mostBottlenecks).map(({ machine, heldMinutes, lateJobs }) => ({
              key: machine,
              cells: [machine, format.number(heldMinutes), format.number(lateJobs)],
            }))}
          />
        </PanelPart>
      )}
      <PanelPart title={text('robustness')}>
        <DelaySimulation ask={ask} format={format} />
      </PanelPart>
    </PanelParts>
  );
}

/** What is claimed, and the sums that nobody claims. */
function figureRows({ claims, figures }: ScheduleAnalysis): FigureRow[] {
  const claimed = new Set<string>(claims.map(({ figure }) => figure));
  const others = sums.filter((figure) => !claimed.has(figure));
  return [
    ...claims.map(({ figure, claimed: stated, computed, unit, holds, ...of }) => ({
      figure,
      name: nameIn(of),
      claimed: stated,
      computed,
      unit,
      holds,
    })),
    ...others.map((figure) => ({
      figure,
      name: null,
      claimed: null,
      computed: figures[figure],
      unit: 'minutes',
      holds: true,
    })),
  ];
}

/** The machine, job or person that a figure is of. */
function nameIn(of: { machine?: string | null; job?: string | null; person?: string | null }): string | null {
  return of.machine ?? of.job ?? of.person ?? null;
}

const nothing = {};

function DelaySimulation({ ask, format }: Omit<Props, 'analysis'>) {
  const text = useText(benchText);
  const [wanted, setWanted] = useState(false);
  const answer = useBenchAnswer(ask, 'robustness', wanted ? nothing : null);
  const found = answered(answer);
  if (found === null) {
    return (
      <Button size="small" variant="outlined" color="inherit" disabled={wanted} onClick={() => setWanted(true)}>
        {text(wanted ? 'computing' : 'robustness')}
      </Button>
    );
  }
  const { all, simulations, jobs } = found;
  const weak = jobs.filter(({ share }) => share.value < 1).slice(0, mostBottlenecks);
  return (
    <Box sx={{ maxWidth: 460 }} role="status">
      <Typography variant="body2">
        {all === null
          ? text('robustNone')
          : text('robust', {
              share: format.share(all.share.value),
              from: format.share(all.share.from),
              to: format.share(all.share.to),
              count: format.number(simulations),
            })}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {weak.map(({ job, share }) => text('robustJob', { job, share: format.share(share.value) })).join(' · ')}
      </Typography>
    </Box>
  );
}
