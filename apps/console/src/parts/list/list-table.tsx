import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { RaRecord } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { Column } from './column.js';
import { AllRowsCheckbox, RowCheckbox } from './row-checkbox.js';
import type { RowSelection } from './use-row-selection.js';

/** How rows of a list are chosen, and which may be. */
export interface Choosing<T extends RaRecord> {
  selection: RowSelection;
  /** Why a row cannot be chosen, for who cannot see that; null where it can. */
  against: (record: T) => string | null;
  nameOf: (record: T) => string;
}

interface Props<T extends RaRecord> {
  label: string;
  columns: readonly Column<T>[];
  records: readonly T[];
  /** Where a row leads; its first cell becomes the link. */
  rowTo?: ((record: T) => string) | undefined;
  choosing?: Choosing<T> | undefined;
}

/** Ids of the rows that may be chosen, in their order. */
export const choosableRows = <T extends RaRecord>(records: readonly T[], { against }: Choosing<T>): string[] =>
  records.filter((record) => against(record) === null).map(({ id }) => String(id));

const shownFrom = (from: Column<RaRecord>['from']) =>
  from === undefined ? {} : { display: { xs: 'none', [from]: 'table-cell' } };

/** A dense table; a row is one link, so that the keyboard and a middle click work. */
export function ListTable<T extends RaRecord>({ label, columns, records, rowTo, choosing }: Props<T>) {
  const navigate = useNavigate();
  const rows = choosing ? choosableRows(records, choosing) : [];
  return (
    <Box sx={{ position: 'relative', overflowX: 'auto' }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {choosing && (
              <TableCell padding="checkbox" sx={shownFrom('sm')}>
                <AllRowsCheckbox rows={rows} selection={choosing.selection} />
              </TableCell>
            )}
            {columns.map((column) => (
              <TableCell
                key={column.key}
                align={column.align ?? 'left'}
                sx={{ width: column.width, ...shownFrom(column.from) }}
              >
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {records.map((record) => (
            <TableRow
              key={record.id}
              hover={rowTo !== undefined}
              sx={rowTo ? { cursor: 'pointer' } : {}}
              onClick={(event) => {
                const inControl = event.target instanceof Element && event.target.closest('a, button, input');
                if (rowTo && !inControl) void navigate(rowTo(record));
              }}
            >
              {choosing && (
                <TableCell padding="checkbox" sx={shownFrom('sm')}>
                  {rows.includes(String(record.id)) ? (
                    <RowCheckbox
                      id={String(record.id)}
                      name={choosing.nameOf(record)}
                      rows={rows}
                      selection={choosing.selection}
                    />
                  ) : (
                    <span className="visually-hidden">{choosing.against(record)}</span>
                  )}
                </TableCell>
              )}
              {columns.map((column, index) => (
                <TableCell
                  key={column.key}
                  align={column.align ?? 'left'}
                  sx={{ ...(column.nowrap && { whiteSpace: 'nowrap' }), ...shownFrom(column.from) }}
                >
                  {index === 0 && rowTo ? (
                    <Link component={RouterLink} to={rowTo(record)} color="inherit" sx={{ fontWeight: 600 }}>
                      {column.cell(record)}
                    </Link>
                  ) : (
                    column.cell(record)
                  )}
                  {column.below && (
                    <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{column.below(record)}</Box>
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
