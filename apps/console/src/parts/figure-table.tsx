import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  /** Titles of the columns; those from `figuresFrom` on hold numbers. */
  head: readonly string[];
  figuresFrom?: number;
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** A small table whose last columns are figures. */
export function FigureTable({ label, head, figuresFrom = head.length, rows }: Props) {
  const align = (index: number) => (index >= figuresFrom ? 'right' : 'left');
  return (
    <Table size="small" aria-label={label}>
      <TableHead>
        <TableRow>
          {head.map((title, index) => (
            <TableCell key={title} align={align(index)}>
              {title}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ key, cells }) => (
          <TableRow key={key}>
            {cells.map((cell, index) => (
              <TableCell key={head[index]} align={align(index)}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
