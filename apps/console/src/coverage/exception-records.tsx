import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ExceptionItem, ExceptionKind, ExceptionOverview, Page } from '@countersign/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../api/call.js';
import type { ProblemError } from '../api/problem-error.js';
import { useText } from '../language/use-text.js';
import { FigureTable } from '../parts/figure-table.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { SectionTail } from '../parts/section-tail.js';
import { Section } from '../parts/section.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { To } from '../parts/to.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { coverageText } from './messages.js';

interface Props {
  query: { days: number; timeZone: string; system?: string };
  /** When what stands above was counted. What is listed is newer or as new; it is read anew with the counts while it is one page. */
  countedAt: string;
  kinds: ExceptionOverview['kinds'];
  kind: ExceptionKind | null;
  onKind: (kind: ExceptionKind | null) => void;
}

/** The exceptions themselves, newest first, each with its output and its entry of the log. */
export function ExceptionRecords({ query, countedAt, kinds, kind, onKind }: Props) {
  const text = useText(coverageText);
  const asked = { ...query, limit: 25, ...(kind === null ? {} : { kind }) };
  const pages = useInfiniteQuery<Page<ExceptionItem>, ProblemError>({
    queryKey: ['exceptions', asked],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      call('listExceptions', {
        query: { ...asked, ...(typeof pageParam === 'string' ? { after: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });
  const listedFor = useRef(countedAt);
  const { refetch } = pages;
  // Every page would be read again, and somebody reads further down.
  const isLong = (pages.data?.pages.length ?? 0) > 1;
  useEffect(() => {
    if (listedFor.current === countedAt) return;
    listedFor.current = countedAt;
    if (!isLong) void refetch();
  }, [countedAt, isLong, refetch]);
  const items = pages.data?.pages.flatMap((page) => page.items);
  return (
    <Section
      title={text('exceptionRecords')}
      flush
      aside={
        <TextField
          select
          size="small"
          label={text('exceptionKind')}
          value={kind ?? ''}
          onChange={({ target }) => onKind(kinds.find((one) => one.kind === target.value)?.kind ?? null)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ minWidth: 220 }}
        >
          <MenuItem value="">{text('allKinds')}</MenuItem>
          {kinds.map(({ kind: name, label }) => (
            <MenuItem key={name} value={name}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {pages.error && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {!items && !pages.error && <SkeletonRows rows={4} />}
      {items?.length === 0 && <Box sx={{ p: 2, color: 'text.secondary' }}>{text('noExceptions')}</Box>}
      {items && items.length > 0 && <Records items={items} kinds={kinds} />}
      <SectionTail help={undefined} list={pages} more={text('more')} />
    </Section>
  );
}

function Records({ items, kinds }: { items: readonly ExceptionItem[]; kinds: ExceptionOverview['kinds'] }) {
  const text = useText(coverageText);
  const nameOf = useSystemName();
  const labelOf = (kind: ExceptionKind) => kinds.find((one) => one.kind === kind)?.label ?? kind;
  return (
    <FigureTable
      label={text('exceptions')}
      head={[text('when'), text('output'), text('system'), text('exceptionKind'), text('proof')]}
      rows={items.map(({ id, at, submission, title, system, kinds: own, entry }) => ({
        key: id,
        cells: [
          <When key="at" at={at} />,
          <To key="to" page={`/submissions/${submission}/show`}>
            {title}
          </To>,
          nameOf(system),
          <Box key="kinds" component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {own.map((kind) => (
              <li key={kind}>{labelOf(kind)}</li>
            ))}
          </Box>,
          <To key="entry" page={`/entries/${entry}/show`}>
            {text('proof')}
          </To>,
        ],
      }))}
    />
  );
}
