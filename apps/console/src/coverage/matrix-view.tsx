import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import type { CoverageMatrix } from '@countersign/contracts';
import { useCallback, useMemo, useState, type ComponentProps } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useNewer } from '../api/use-newer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { EmptyState } from '../parts/empty-state.js';
import { NewerMark } from '../parts/live-mark.js';
import { CountedAt } from './counted-at.js';
import type { CoveragePlace } from './coverage-place.js';
import { familyGroups } from './family-groups.js';
import { FrameworkChoice, frameworksOf } from './framework-choice.js';
import { HeatMap } from './heat-map.js';
import { CellDetail, type ChosenCell } from './cell-detail.js';
import { coverageText } from './messages.js';

/** Verdicts side by side, a column an AI system or a month; each cell opens what stands behind it. */
export function MatrixView({ by, ...place }: CoveragePlace & { by: CoverageMatrix['by'] }) {
  const query = { by, ...(by === 'month' && place.system !== '' ? { system: place.system } : {}) };
  const matrix = useAnswer('getCoverageMatrix', { query }, { keep: true });
  const isNewer = useNewer('coverage', matrix, { itself: true });
  return (
    <>
      <NewerMark isNewer={isNewer} itself query={matrix} />
      <AnswerOf query={matrix} rows={12}>
        {(answer) => <Matrix matrix={answer} {...place} />}
      </AnswerOf>
    </>
  );
}

type HeatMapChoice = ComponentProps<typeof HeatMap>['onChoose'];

function Matrix({ matrix, framework, onFramework }: CoveragePlace & { matrix: CoverageMatrix }) {
  const text = useText(coverageText);
  const [chosen, setChosen] = useState<ChosenCell | null>(null);
  const frameworks = useMemo(() => frameworksOf(matrix.rows), [matrix]);
  const shown = framework !== null && frameworks.includes(framework) ? framework : (frameworks[0] ?? '');
  const groups = useMemo(() => familyGroups(matrix, shown), [matrix, shown]);
  const choose = useCallback<HeatMapChoice>((row, column) => setChosen({ row, column }), []);
  if (matrix.columns.length === 0) return <EmptyState title={text('noSystems')}>{text('noSystemsDetail')}</EmptyState>;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <FrameworkChoice frameworks={frameworks} shown={shown} onFramework={onFramework} />
        <CountedAt at={matrix.countedAt} />
      </Box>
      {matrix.more && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {text('moreSystems', { count: matrix.columns.length })}
        </Alert>
      )}
      <HeatMap key={shown} matrix={matrix} groups={groups} onChoose={choose} />
      <Drawer
        anchor="right"
        open={chosen !== null}
        onClose={() => setChosen(null)}
        slotProps={{ paper: { sx: { width: { xs: '100%', sm: 640 }, maxWidth: '100%' } } }}
      >
        {chosen && <CellDetail cell={chosen} onClose={() => setChosen(null)} />}
      </Drawer>
    </>
  );
}
