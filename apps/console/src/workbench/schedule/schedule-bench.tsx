import Box from '@mui/material/Box';
import type { Schedule, ScheduleChange } from '@countersign/scheduling';
import { useCallback, useMemo, useState } from 'react';
import { useText } from '../../language/use-text.js';
import { useAnnounce } from '../../parts/announcer.js';
import { isTyping } from '../../parts/use-key.js';
import type { OutputProps } from '../output-props.js';
import { benchText } from './bench-messages.js';
import { BenchPanelOf } from './bench-panel.js';
import { GanttChart } from './gantt-chart.js';
import { ganttModel, reaching, rowKinds, type Bar, type RowKind } from './gantt-model.js';
import { GanttToolbar } from './gantt-toolbar.js';
import { Legend } from './legend.js';
import { scheduleText } from './messages.js';
import { OperationTable } from './operation-table.js';
import { PanelTabs } from '../panel-tabs.js';
import { scratchKey } from './scratch-key.js';
import { lastTried } from './tried-windows.js';
import { useBarSentence } from './use-bar-sentence.js';
import { useBenchFormat } from './use-bench-format.js';
import { benchPanels, useBench } from './use-bench.js';
import { useChosen, type Choosing } from './use-chosen.js';
import { useFollowedFinding, useReportedChoice } from './use-choice-links.js';
import { useGanttView } from './use-gantt-view.js';
import { useLayers } from './use-layers.js';
import { useScratchSpeech } from './use-scratch-speech.js';

const nobody: readonly string[] = [];

/** A production schedule to look into: chart or table, and panels about it. Findings lead to bars, bars to findings. */
export function ScheduleBench(props: OutputProps & { schedule: Schedule }) {
  const { schedule, findings, finding, onFinding, selected, submission } = props;
  const text = useText(scheduleText);
  const words = useText(benchText);
  const announce = useAnnounce();
  const bench = useBench(schedule, submission);
  const [kind, setKind] = useState<RowKind>('machine');
  const violations = bench.found?.violations;
  const own = useMemo(() => ganttModel(schedule, findings, violations, kind), [schedule, findings, violations, kind]);
  const model = useMemo(
    () => reaching(own, lastTried(bench.scratch)),
    [own, bench.scratch.changes, bench.scratch.outcome],
  );
  const view = useGanttView(model);
  const chosen = useChosen();
  const [lit, setLit] = useState(nobody);
  const format = useBenchFormat(schedule.timeZone, model.to - model.from);
  const sentenceOf = useBarSentence(format);
  const layers = useLayers(model, bench.found, bench.compared, bench.scratch);
  const marks = useMemo(() => lettersOf(props.marks), [props.marks]);
  const current = model.bars.find(({ key }) => key === chosen.current) ?? null;
  const numbered = findings.find(({ id }) => id === finding) ?? null;
  useScratchSpeech(bench.scratch, format);
  const pick = chosen.choose;
  useFollowedFinding({ model, finding, current, pick, reveal: view.reveal });
  useReportedChoice(selected, chosen.operations);
  const choose = (bar: Bar, how: Choosing) => {
    pick(bar, how);
    view.reveal(bar);
    announce(sentenceOf(bar));
    const [worst] = bar.findings;
    if (worst && how === 'only' && !bar.findings.some(({ id }) => id === finding)) onFinding(worst.id);
  };
  const attempt = (change: ScheduleChange) => {
    bench.scratch.add(change);
    bench.setPanel('try');
  };
  const light = useCallback((operations: readonly string[]) => setLit(operations), []);
  const showChosen = () => {
    const bars = chosen.operations.flatMap((id) => model.barOf.get(id) ?? []);
    view.show(Math.min(...bars.map(({ from }) => from)), Math.max(...bars.map(({ to }) => to)));
  };
  const kinds = schedule.people?.length ? rowKinds : rowKinds.filter((name) => name !== 'person');
  return (
    <Box
      data-testid="bench"
      data-own-frame
      onKeyDown={(event) => {
        if (event.key === 'Escape' && bench.shown.whole) bench.setShown({ ...bench.shown, whole: false });
        const act = isTyping(event.nativeEvent) ? null : scratchKey(event, bench.scratch);
        if (act === null) return;
        event.preventDefault();
        bench.scratch[act]();
      }}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: { xs: 560, md: 0 },
        height: '100%',
        ...(bench.shown.whole && {
          position: 'fixed',
          inset: '48px 0 0 0',
          height: 'auto',
          zIndex: 'appBar',
          bgcolor: 'background.paper',
        }),
      }}
    >
      <GanttToolbar
        kind={kind}
        kinds={kinds}
        onKind={setKind}
        shown={bench.shown}
        onShow={bench.setShown}
        hasBefore={bench.previous.id !== null}
        canZoomIn={view.canZoomIn}
        canZoomOut={view.canZoomOut}
        onZoom={view.zoomBy}
        onFit={view.fit}
        onToChosen={chosen.operations.length === 0 ? null : showChosen}
      />
      {bench.shown.table ? (
        <OperationTable
          model={model}
          format={format}
          chosen={chosen.operations}
          current={chosen.current}
          onChoose={choose}
        />
      ) : (
        <GanttChart
          schedule={schedule}
          clock={bench.clock}
          model={model}
          view={view}
          layers={layers}
          analysis={bench.found}
          chosen={chosen}
          onChoose={choose}
          lit={lit}
          path={bench.shown.path}
          marks={marks}
          finding={numbered}
          onTry={attempt}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, px: 2, py: 0.25, flex: 'none' }}>
        <Legend
          late={model.bars.some(({ late }) => late)}
          found={model.bars.some(({ found, violated }) => found && !violated)}
          changeovers={layers.changeovers.size > 0}
          before={bench.compared !== null}
          tried={layers.tried.size > 0}
          windows={layers.windows}
        />
        <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
          {text('zone', { zone: schedule.timeZone })}
          {bench.analysis.state === 'asking' && ` · ${words('computing')}`}
        </Box>
      </Box>
      <PanelTabs
        label={words('panels')}
        tabs={benchPanels.map((name) => {
          const count = name === 'late' && bench.found ? ` ${format.number(bench.found.figures.lateJobs)}` : '';
          return [name, `${words(`panel.${name}`)}${count}`] as const;
        })}
        shown={bench.panel}
        onShow={bench.setPanel}
      >
        <BenchPanelOf
          bench={bench}
          schedule={schedule}
          model={model}
          format={format}
          bar={current}
          chosen={chosen.operations}
          onLight={light}
        />
      </PanelTabs>
    </Box>
  );
}

/** Letters of marks by operation. */
function lettersOf(marks: OutputProps['marks']): Map<string, string> {
  const named = marks.flatMap(({ letter, place }) =>
    place.kind === 'operation' ? place.ids.map((id) => [id, letter] as const) : [],
  );
  return new Map(named);
}
