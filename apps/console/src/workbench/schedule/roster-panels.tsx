import Typography from '@mui/material/Typography';
import type { Roster, RosterAnalysis } from '@countersign/scheduling';
import { useState } from 'react';
import { useText } from '../../language/use-text.js';
import { benchText } from './bench-messages.js';
import { PanelTabs } from '../panel-tabs.js';
import { ClaimsTable, type FigureRow } from './panels/claims-table.js';
import { DenseTable } from './panels/dense-table.js';
import { LoadShares } from './panels/load-shares.js';
import { useBenchFormat, type BenchFormat } from './use-bench-format.js';
import { useRosterAnalysis } from './use-roster-analysis.js';

const panels = ['figures', 'cover', 'fairness'] as const;
type Panel = (typeof panels)[number];
const mostShifts = 200;

/** Figures claimed against recomputed, shifts short of people, and how work falls on groups. */
export function RosterPanels({ roster }: { roster: Roster }) {
  const text = useText(benchText);
  const format = useBenchFormat(roster.timeZone);
  const analysis = useRosterAnalysis(roster);
  const [shown, setShown] = useState<Panel>('figures');
  return (
    <PanelTabs
      label={text('rosterPanels')}
      tabs={panels.map((name) => [name, text(`panel.${name}`)] as const)}
      shown={shown}
      onShow={setShown}
    >
      {analysis.state === 'failed' && (
        <Typography variant="body2">{text('failed', { problem: analysis.error.message })}</Typography>
      )}
      {analysis.state === 'asking' && <Typography variant="body2">{text('computing')}</Typography>}
      {analysis.state === 'here' && <Shown panel={shown} analysis={analysis.answer} format={format} />}
    </PanelTabs>
  );
}

function Shown({ panel, analysis, format }: { panel: Panel; analysis: RosterAnalysis; format: BenchFormat }) {
  switch (panel) {
    case 'figures':
      return <ClaimsTable rows={figureRows(analysis)} format={format} />;
    case 'cover':
      return <Cover analysis={analysis} format={format} />;
    case 'fairness':
      return <LoadShares loads={analysis.loads} format={format} />;
  }
}

/** What is claimed, and the figures that nobody claims. */
function figureRows({ claims, figures }: RosterAnalysis): FigureRow[] {
  const claimed = new Set<string>(claims.map(({ figure }) => figure));
  const others = (['uncoveredShifts', 'refusedRequests'] as const).filter((figure) => !claimed.has(figure));
  return [
    ...claims.map(({ person, ...claim }) => ({ ...claim, name: person })),
    ...others.map((figure) => ({
      figure,
      name: null,
      claimed: null,
      computed: figures[figure],
      unit: 'shifts',
      holds: true,
    })),
  ];
}

function Cover({ analysis, format }: { analysis: RosterAnalysis; format: BenchFormat }) {
  const text = useText(benchText);
  const short = analysis.coverage.filter(({ given, needed }) => given < needed);
  if (short.length === 0) return <Typography variant="body2">{text('allCovered')}</Typography>;
  return (
    <DenseTable
      label={text('panel.cover')}
      head={[text('shift'), '', text('needed'), text('given'), text('lacking')]}
      rows={short.slice(0, mostShifts).map(({ shift, startsAt, endsAt, needed, given }) => ({
        key: shift,
        cells: [
          shift,
          format.span(startsAt, endsAt),
          format.number(needed),
          format.number(given),
          format.number(needed - given),
        ],
      }))}
    />
  );
}
