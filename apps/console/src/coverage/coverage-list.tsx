import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Coverage } from '@countersign/contracts';
import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { formatDate } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { CountedAt } from './counted-at.js';
import { CoverageOverview } from './coverage-overview.js';
import type { CoveragePlace } from './coverage-place.js';
import { FrameworkChoice, frameworksOf } from './framework-choice.js';
import { coverageText } from './messages.js';
import { RequirementList } from './requirement-list.js';
import { requirementTree } from './requirement-tree.js';

/** The requirements of one framework with their verdicts, each opening its rules. */
export function CoverageList({ coverage, system, framework, onFramework }: CoveragePlace & { coverage: Coverage }) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const frameworks = useMemo(() => frameworksOf(coverage.requirements), [coverage]);
  const shown = framework !== null && frameworks.includes(framework) ? framework : (frameworks[0] ?? '');
  const tree = useMemo(() => requirementTree(coverage.requirements, shown), [coverage, shown]);
  if (coverage.requirements.length === 0) return <EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>;
  const packs = new Set(coverage.requirements.filter((item) => item.framework === shown).map(({ pack }) => pack));
  const pack = coverage.packs.find(({ id }) => packs.has(id));
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <FrameworkChoice frameworks={frameworks} shown={shown} onFramework={onFramework} />
        <Typography variant="caption" color="textSecondary">
          {pack && `${text('packLine', { ...pack, asOf: formatDate(pack.asOf, locale) })} · `}
          <CountedAt at={coverage.countedAt} />
        </Typography>
      </Box>
      <CoverageOverview tree={tree} />
      <RequirementList key={shown} tree={tree} view={{ system, at: coverage.at }} />
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2, maxWidth: 820 }}>
        {pack?.disclaimer}
      </Typography>
    </>
  );
}
