import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useLocaleState } from 'react-admin';
import { formatInstant } from '../../language/format.js';
import { useText } from '../../language/use-text.js';
import type { Bar } from './gantt-model.js';
import { scheduleText } from './messages.js';

const most = 500;

/** The same assignments as rows, for those who do not see the chart. */
export function GanttTable({ bars, timeZone }: { bars: readonly Bar[]; timeZone: string }) {
  const text = useText(scheduleText);
  const [locale] = useLocaleState();
  const rows = [...bars].sort((a, b) => a.from - b.from).slice(0, most);
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }} tabIndex={0} role="group" aria-label={text('asTable')}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>{text('start')}</TableCell>
            <TableCell>{text('end')}</TableCell>
            <TableCell>{text('machine')}</TableCell>
            <TableCell>{text('operation')}</TableCell>
            <TableCell>{text('job')}</TableCell>
            <TableCell>{text('person')}</TableCell>
            <TableCell>{text('findings')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((bar) => (
            <TableRow key={bar.key}>
              <TableCell>{formatInstant(bar.start, locale, timeZone)}</TableCell>
              <TableCell>{formatInstant(bar.end, locale, timeZone)}</TableCell>
              <TableCell>{bar.machine}</TableCell>
              <TableCell>{bar.operation}</TableCell>
              <TableCell>{bar.job ?? '–'}</TableCell>
              <TableCell>{bar.person ?? '–'}</TableCell>
              <TableCell>{bar.findings.map(({ number }) => number).join(', ') || '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {bars.length > most && <Box sx={{ p: 1 }}>{text('firstRows', { shown: most, count: bars.length })}</Box>}
    </Box>
  );
}
