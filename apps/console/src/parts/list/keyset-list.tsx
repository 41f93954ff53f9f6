import DownloadIcon from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { SavedViewList } from '@countersign/contracts';
import { useEffect, type ReactNode } from 'react';
import {
  InfiniteListBase,
  useCanAccess,
  useInfinitePaginationContext,
  useListContext,
  type RaRecord,
} from 'react-admin';
import { useText } from '../../language/use-text.js';
import { download, toCsv } from '../csv.js';
import { partsText } from '../messages.js';
import { ProblemNotice } from '../problem-notice.js';
import { SkeletonRows } from '../skeleton-rows.js';
import { ColumnMenu, useChosenColumns } from './column-menu.js';
import type { Column, ListFilter } from './column.js';
import { FilterChips } from './filter-chips.js';
import { choosableRows, ListTable, type Choosing } from './list-table.js';
import { SavedViewsRow } from './saved-views/saved-views-row.js';
import { SaveViewButton } from './saved-views/save-view-button.js';

interface Props<T extends RaRecord> {
  resource: string;
  label: string;
  columns: readonly Column<T>[];
  filters?: readonly ListFilter[];
  /** Filters may be kept under a name. */
  views?: SavedViewList;
  rowTo?: (record: T) => string;
  /** Rows may be chosen, and what is done with those that are. */
  choosing?: (Choosing<T> & { bar: (chosen: readonly T[]) => ReactNode }) | undefined;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** Shown when the filters leave nothing. */
  noMatch?: ReactNode;
}

/** A keyset list of a resource: chips, columns, CSV of what is shown, and "load more" that never moves a row. */
export function KeysetList<T extends RaRecord>(props: Props<T>) {
  // Else react-admin asks for the list while it leads away from the page, and shows what the server answered to that.
  const { canAccess = false } = useCanAccess({ resource: props.resource, action: 'list' });
  return (
    <InfiniteListBase<T>
      resource={props.resource}
      perPage={50}
      exporter={false}
      disableAuthentication={false}
      queryOptions={{ enabled: canAccess }}
    >
      <ListBody {...props} />
    </InfiniteListBase>
  );
}

function ListBody<T extends RaRecord>({
  resource,
  label,
  columns,
  filters = [],
  views,
  rowTo,
  choosing,
  empty,
  noMatch,
}: Props<T>) {
  const { data, error, isPending, refetch, filterValues } = useListContext<T>();
  const { shown, hidden, toggle } = useChosenColumns(resource, columns);
  const filtered = Object.keys(filterValues ?? {}).length > 0;
  const records = data ?? [];
  // After every look at the list: what went away, or may not be chosen any more, would take room under the cap unseen.
  useEffect(() => {
    if (data && choosing) choosing.selection.keep(choosableRows(data, choosing));
  });
  return (
    <Paper variant="outlined">
      {views && <SavedViewsRow list={views} />}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          px: 1.5,
          py: 1,
          borderBottom: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: 1 }}>{filters.length > 0 && <FilterChips filters={filters} />}</Box>
        {views && <SaveViewButton list={views} />}
        <CsvButton resource={resource} columns={shown} records={records} />
        <ColumnMenu columns={columns} hidden={hidden} onToggle={toggle} />
      </Box>
      {error && records.length === 0 ? (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Box>
      ) : isPending ? (
        <SkeletonRows rows={8} />
      ) : records.length === 0 ? (
        filtered ? (
          (noMatch ?? empty)
        ) : (
          empty
        )
      ) : (
        <>
          <ListTable label={label} columns={shown} records={records} rowTo={rowTo} choosing={choosing} />
          <LoadMore count={records.length} />
          {choosing?.bar(records.filter(({ id }) => choosing.selection.ids.has(String(id))))}
        </>
      )}
    </Paper>
  );
}

function LoadMore({ count }: { count: number }) {
  const text = useText(partsText);
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = useInfinitePaginationContext();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1 }}>
      <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }} role="status">
        {text(hasNextPage ? 'shownSoFar' : 'allShown', { count })}
      </Typography>
      {hasNextPage && (
        <Button variant="outlined" color="inherit" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text('loadMore')}
        </Button>
      )}
    </Box>
  );
}

interface CsvProps<T extends RaRecord> {
  resource: string;
  columns: readonly Column<T>[];
  records: readonly T[];
}

function CsvButton<T extends RaRecord>({ resource, columns, records }: CsvProps<T>) {
  const text = useText(partsText);
  const withValue = columns.filter(({ csv }) => csv !== undefined);
  const save = () =>
    download(
      `${resource}.csv`,
      toCsv(
        withValue.map(({ title }) => title),
        records.map((record) => withValue.map(({ csv }) => csv?.(record))),
      ),
      'text/csv;charset=utf-8',
    );
  if (withValue.length === 0) return null;
  return (
    <Button size="small" color="inherit" startIcon={<DownloadIcon />} disabled={records.length === 0} onClick={save}>
      {text('csv')}
    </Button>
  );
}
