import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useSearchParams } from 'react-router';
import { useAnswer, useCatalog } from '../api/use-answer.js';
import { useNewer } from '../api/use-newer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { NewerMark } from '../parts/live-mark.js';
import { Page } from '../parts/page.js';
import { UnreadPolicies } from '../policies/unread-policies.js';
import { CoverageList } from './coverage-list.js';
import type { CoveragePlace } from './coverage-place.js';
import { ExceptionsView } from './exceptions-view.js';
import { LegalTimelineView } from './legal-timeline-view.js';
import { MatrixView } from './matrix-view.js';
import { coverageText } from './messages.js';

/** For so long a changed policy folder may wait for a second person before it is told here. */
const dayMs = 24 * 60 * 60 * 1000;

const views = ['list', 'system', 'month', 'exceptions', 'timeline'] as const;

/** Which requirement is evidenced by what: as a list, beside each other by AI system or month, and what applies when. */
export function CoveragePage() {
  const text = useText(coverageText);
  const [search, setSearch] = useSearchParams();
  const system = search.get('system') ?? '';
  const view = views.find((name) => name === search.get('view')) ?? 'list';
  const catalog = useCatalog().data;
  const set = (name: string, value: string) =>
    setSearch((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  const place = { system, framework: search.get('framework'), onFramework: (name: string) => set('framework', name) };
  return (
    <Needs right={['read', 'Coverage']}>
      <Page
        title={text('title')}
        lead={text('lead')}
        actions={
          (view === 'list' || view === 'month' || view === 'exceptions') && (
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
          )
        }
      >
        <UnreadPolicies leastMs={dayMs} />
        <Box sx={{ borderBottom: '1px solid', borderColor: 'divider', mb: 2 }}>
          <Tabs
            value={view}
            aria-label={text('view')}
            variant="scrollable"
            onChange={(_, next: string) => set('view', next === 'list' ? '' : next)}
          >
            {views.map((name) => (
              <Tab key={name} value={name} label={text(`view.${name}`)} sx={{ textTransform: 'none' }} />
            ))}
          </Tabs>
        </Box>
        {view === 'list' && <ListView {...place} />}
        {(view === 'system' || view === 'month') && <MatrixView key={view} by={view} {...place} />}
        {view === 'exceptions' && <ExceptionsView system={system} />}
        {view === 'timeline' && <LegalTimelineView />}
      </Page>
    </Needs>
  );
}

function ListView(place: CoveragePlace) {
  const query = place.system === '' ? {} : { system: place.system };
  const coverage = useAnswer('getCoverage', { query }, { keep: true });
  // Rules and records stand open while they are read: nothing moves below them by itself.
  const isNewer = useNewer('coverage', coverage);
  return (
    <>
      <NewerMark isNewer={isNewer} itself={false} query={coverage} />
      <AnswerOf query={coverage} rows={10}>
        {(answer) => <CoverageList coverage={answer} {...place} />}
      </AnswerOf>
    </>
  );
}
