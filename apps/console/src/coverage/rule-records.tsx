import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Page, RequirementCoverage, RuleRecord } from '@countersign/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import type { ProblemError } from '../api/problem-error.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { shorten } from '../parts/short-id.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { When } from '../parts/when.js';
import { To } from '../parts/to.js';
import { coverageText } from './messages.js';
import type { CoverageMoment } from './coverage-moment.js';

type Met = 'yes' | 'no' | 'unknown';

const addressOfRecord: Partial<Record<RuleRecord['kind'], (id: string) => string>> = {
  submission: (id) => `/submissions/${id}/show`,
  incident: (id) => `/incidents/${id}/show`,
};

interface Props {
  requirement: string;
  rule: RequirementCoverage['rules'][number];
  view: CoverageMoment;
}

/** The records that a rule counts, page by page: first those that do not meet it. */
export function RuleRecords({ requirement, rule, view }: Props) {
  const text = useText(coverageText);
  const groups: readonly (readonly [Met, number])[] = [
    ['no', rule.sample - rule.met],
    ['yes', rule.met],
    ['unknown', rule.population - rule.sample],
  ];
  const present = groups.filter(([, count]) => count > 0);
  const [met, setMet] = useState<Met>(present[0]?.[0] ?? 'no');
  return (
    <Box
      role="group"
      aria-label={text('recordsOf', { rule: rule.rule })}
      sx={{ my: 1, p: 1.5, border: '1px solid', borderColor: 'divider', borderRadius: 1 }}
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        value={met}
        aria-label={text('records')}
        onChange={(_, next: Met | null) => next !== null && setMet(next)}
      >
        {present.map(([name, count]) => (
          <ToggleButton key={name} value={name} sx={{ textTransform: 'none', py: 0.25 }}>
            {text(`records.${name}`)} ({count})
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Pages key={met} requirement={requirement} rule={rule.rule} met={met} view={view} />
    </Box>
  );
}

function Pages({
  requirement,
  rule,
  met,
  view,
}: {
  requirement: string;
  rule: string;
  met: Met;
  view: CoverageMoment;
}) {
  const text = useText(coverageText);
  const query = { requirement, rule, met, at: view.at, limit: 10, ...(view.system ? { system: view.system } : {}) };
  const pages = useInfiniteQuery<Page<RuleRecord>, ProblemError>({
    queryKey: ['rule-records', query],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      call('listRuleRecords', {
        query: { ...query, ...(typeof pageParam === 'string' ? { after: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });
  if (pages.error) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <SkeletonRows rows={3} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  return (
    <>
      {items.some(isNameless) && (
        <Box component="p" sx={{ m: 0, mt: 1 }}>
          {text('nameless')}
        </Box>
      )}
      <Box component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
        {items.length === 0 && <li>{text('noRecords')}</li>}
        {items.map((record) => (
          <Record key={`${record.kind} ${record.id}`} record={record} />
        ))}
      </Box>
      {pages.hasNextPage && (
        <Button size="small" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {text('more')}
        </Button>
      )}
    </>
  );
}

/** Whether a reviewer is told as a number: pseudonyms say what they are of. */
const isNameless = ({ kind, id }: RuleRecord): boolean => kind === 'reviewer' && /^\d+$/.test(id);

function Record({ record: { kind, id, entry, at } }: { record: RuleRecord }) {
  const text = useText(coverageText);
  const to = addressOfRecord[kind]?.(id);
  const name = kind === 'system' ? id : shorten(id);
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <Box component="span" sx={{ minWidth: 160 }}>
        {text(`kind.${kind}`)} {to === undefined ? <span title={id}>{name}</span> : <To page={to}>{name}</To>}
      </Box>
      <When at={at} />
      {entry !== null && <To page={`/entries/${entry}/show`}>{text('proof')}</To>}
    </Box>
  );
}
