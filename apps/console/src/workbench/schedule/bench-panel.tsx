import Typography from '@mui/material/Typography';
import type { Schedule } from '@countersign/scheduling';
import { useText } from '../../language/use-text.js';
import { benchText } from './bench-messages.js';
import type { Bar, GanttModel } from './gantt-model.js';
import { OperationFacts } from './operation-facts.js';
import { ChangesPanel } from './panels/changes-panel.js';
import { FairnessPanel } from './panels/fairness-panel.js';
import { FiguresPanel } from './panels/figures-panel.js';
import { LatePanel } from './panels/late-panel.js';
import { LoadPanel } from './panels/load-panel.js';
import { TryPanel } from './panels/try-panel.js';
import type { BenchFormat } from './use-bench-format.js';
import type { Bench } from './use-bench.js';

interface Props {
  bench: Bench;
  schedule: Schedule;
  model: GanttModel;
  format: BenchFormat;
  bar: Bar | null;
  chosen: readonly string[];
  onLight: (operations: readonly string[]) => void;
}

/** The panel that is shown. */
export function BenchPanelOf({ bench, schedule, model, format, bar, chosen, onLight }: Props) {
  const text = useText(benchText);
  const { panel, analysis, found, ask, scratch, clock, previous } = bench;
  if (panel === 'operation') return <OperationFacts {...{ schedule, model, bar, chosen, format }} analysis={found} />;
  if (panel === 'try') return <TryPanel {...{ schedule, clock, ask, format, scratch, chosen }} />;
  if (panel === 'changes') return <ChangesPanel previous={previous} format={format} />;
  if (analysis.state === 'failed')
    return <Typography variant="body2">{text('failed', { problem: analysis.error.message })}</Typography>;
  if (found === null) return <Typography variant="body2">{text('computing')}</Typography>;
  switch (panel) {
    case 'figures':
      return <FiguresPanel analysis={found} ask={ask} format={format} />;
    case 'late':
      return <LatePanel analysis={found} ask={ask} format={format} onLight={onLight} />;
    case 'load':
      return <LoadPanel load={found.load} format={format} />;
    case 'fairness':
      return <FairnessPanel fairness={found.fairness} format={format} />;
  }
}
