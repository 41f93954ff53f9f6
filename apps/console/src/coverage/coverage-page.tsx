import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { CoverageView } from '@countersign/contracts';
import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useAnswer, useCatalog } from '../api/use-answer.js';
import { formatDate } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { EmptyState } from '../parts/empty-state.js';
import { Page } from '../parts/page.js';
import { When } from '../parts/when.js';
import { CoverageOverview } from './coverage-overview.js';
import { coverageText } from './messages.js';
import { RequirementList } from './requirement-list.js';
import { requirementTree } from './requirement-tree.js';

/** Which requirement is evidenced by what, for one AI system or all of them. */
export function CoveragePage() {
  const text = useText(coverageText);
  const [search, setSearch] = useSearchParams();
  const system = search.get('system') ?? '';
  const catalog = useCatalog().data;
  const coverage = useAnswer('getCoverage', { query: system === '' ? {} : { system } }, { keep: true });
  const set = (name: string, value: string) =>
    setSearch((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  return (
    <Needs right={['read', 'Coverage']}>
      <Page
        title={text('title')}
        lead={text('lead')}
        actions={
          <TextField
            select
            label={text('system')}
            value={system}
            onChange={(event) => set('system', event.target.value)}
            sx={{ minWidth: 220 }}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value="">{text('allSystems')}</MenuItem>
            {catalog?.systems.map(({ slug, name }) => (
              <MenuItem key={slug} value={slug}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        }
      >
        <AnswerOf query={coverage} rows={10}>
          {(answer) => (
            <CoverageBody
              coverage={answer}
              framework={search.get('framework')}
              onFramework={(name) => set('framework', name)}
            />
          )}
        </AnswerOf>
      </Page>
    </Needs>
  );
}

interface BodyProps {
  coverage: CoverageView;
  framework: string | null;
  onFramework: (name: string) => void;
}

const known = ['HLEG', 'AIA', 'COP', 'GDPR'] as const;
const isFramework = (name: string): name is (typeof known)[number] => known.some((framework) => framework === name);

function CoverageBody({ coverage, framework, onFramework }: BodyProps) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const frameworks = useMemo(
    () => [...new Set(coverage.requirements.map((requirement) => requirement.framework))],
    [coverage],
  );
  const shown = framework !== null && frameworks.includes(framework) ? framework : (frameworks[0] ?? '');
  const tree = useMemo(() => requirementTree(coverage.requirements, shown), [coverage, shown]);
  if (coverage.requirements.length === 0) return <EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        {frameworks.length > 1 && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={shown}
            aria-label={text('framework')}
            onChange={(_, next: string | null) => next !== null && onFramework(next)}
          >
            {frameworks.map((name) => (
              <ToggleButton key={name} value={name} sx={{ textTransform: 'none', px: 1.5 }}>
                {isFramework(name) ? text(`framework.${name}`) : name}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        <Typography variant="caption" color="textSecondary">
          {text('pack', { ...coverage.pack, asOf: formatDate(coverage.pack.asOf, locale) })} · {text('computed')}{' '}
          <When at={coverage.at} />
        </Typography>
      </Box>
      <CoverageOverview tree={tree} />
      <RequirementList key={shown} tree={tree} />
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2, maxWidth: 820 }}>
        {coverage.disclaimer}
      </Typography>
    </>
  );
}
