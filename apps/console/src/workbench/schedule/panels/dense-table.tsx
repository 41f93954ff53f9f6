import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  head: readonly ReactNode[];
  /** Cells of each row; the first is the row's heading. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** A small table of figures: the first column in words, the others to the right. */
export function DenseTable({ label, head, rows }: Props) {
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={label}>
      <Box
        component="table"
        aria-label={label}
        sx={{
          borderCollapse: 'collapse',
          fontSize: '0.8125rem',
          '& th, & td': {
            px: 1,
            py: 0.5,
            borderBottom: '1px solid',
            borderColor: 'divider',
            whiteSpace: 'nowrap',
            overflowWrap: 'normal',
          },
          '& thead th': { color: 'text.secondary', fontWeight: 600, textAlign: 'end' },
          '& td': { textAlign: 'end' },
          '& th:first-of-type': { textAlign: 'start', fontWeight: 500, pl: 0 },
        }}
      >
        <thead>
          <tr>
            {head.map((cell, nth) =>
              cell === '' ? (
                <td key={nth} />
              ) : (
                <th key={nth} scope="col">
                  {cell}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, nth) =>
                nth === 0 ? (
                  <th key={nth} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={nth}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
