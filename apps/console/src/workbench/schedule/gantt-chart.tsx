import { ZoneClock, type Schedule, type ScheduleAnalysis, type ScheduleChange } from '@countersign/scheduling';
import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { useText } from '../../language/use-text.js';
import type { NumberedFinding } from '../ordered-findings.js';
import { benchText } from './bench-messages.js';
import { closedHours } from './closed-hours.js';
import { dropChange } from './drop-change.js';
import { GanttCanvas } from './gantt-canvas.js';
import type { Bar, GanttModel } from './gantt-model.js';
import { GanttOverlay } from './gantt-overlay.js';
import type { Layers } from './gantt-painting.js';
import { makePatterns } from './gantt-patterns.js';
import { GanttViolation } from './gantt-violation.js';
import { scheduleText } from './messages.js';
import { tickNames } from './time-ticks.js';
import type { Chosen, Choosing } from './use-chosen.js';
import type { GanttView } from './use-gantt-view.js';

interface Props {
  schedule: Schedule;
  clock: ZoneClock;
  model: GanttModel;
  view: GanttView;
  layers: Layers;
  analysis: ScheduleAnalysis | null;
  chosen: Chosen;
  onChoose: (bar: Bar, how: Choosing) => void;
  /** Operations that a list has lit. */
  lit: readonly string[];
  path: boolean;
  marks: ReadonlyMap<string, string>;
  finding: NumberedFinding | null;
  onTry: (change: ScheduleChange) => void;
}

/** The chart with all that is drawn on it. */
export function GanttChart(props: Props) {
  const { schedule, clock, model, view, layers, analysis, chosen, onChoose, path, marks, finding, onTry } = props;
  const text = useText(scheduleText);
  const words = useText(benchText);
  const { colours } = useTheme();
  const [locale] = useLocaleState();
  const names = useMemo(() => tickNames(clock, locale, model.to - model.from), [clock, locale, model]);
  const patterns = useMemo(() => makePatterns(colours), [colours]);
  const closedOf = useMemo(() => closedHours(schedule, clock, model.from, model.to), [schedule, clock, model]);
  const critical = useMemo(
    () => (path ? (analysis?.criticalPath.steps.map(({ operation }) => operation) ?? []) : []),
    [path, analysis],
  );
  const lit = useMemo(
    () => new Set([...props.lit, ...critical, ...(finding?.place?.kind === 'operation' ? finding.place.ids : [])]),
    [props.lit, critical, finding],
  );
  const painting = useMemo(
    () => ({
      colours,
      patterns,
      closedOf,
      layers,
      lit,
      chosen: new Set(chosen.operations),
      current: chosen.current,
      marks,
      rowName: (id: string) => id || words('nobody'),
    }),
    [colours, patterns, closedOf, layers, lit, chosen.operations, chosen.current, marks, words],
  );
  const current = model.bars.find(({ key }) => key === chosen.current) ?? null;
  const bars = chosen.operations.flatMap((id) => model.barOf.get(id) ?? []);
  const frozen = schedule.frozen?.until;
  return (
    <GanttCanvas
      label={`${text('chart', { count: schedule.assignments.length })} ${text('chartHelp')}`}
      model={model}
      view={view}
      names={names}
      painting={painting}
      currentBar={current}
      onChoose={onChoose}
      onDrop={(dragged) => {
        const change = dropChange(model, dragged);
        if (change) onTry(change);
      }}
      overlay={(dragged) => (
        <>
          <GanttOverlay
            model={model}
            perMs={view.perMs}
            chosen={bars}
            triedOf={layers.triedOf}
            dragged={dragged}
            path={critical}
            frozenUntil={frozen === undefined ? null : Date.parse(frozen)}
          />
          {finding && <GanttViolation model={model} finding={finding} xOf={(at) => (at - model.from) * view.perMs} />}
        </>
      )}
    />
  );
}
