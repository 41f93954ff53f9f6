import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { CalibrationView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber, formatShare } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { partsText } from '../parts/messages.js';
import { calibrationText } from './messages.js';
import { pointsOf } from './reliability-points.js';

/** The figures of the diagram: for each bin the labels, what was promised and what came, before and after. */
export function ReliabilityTable({ before, after }: Pick<CalibrationView, 'before' | 'after'>) {
  const text = useText(calibrationText);
  const words = useText(partsText);
  const [locale] = useLocaleState();
  const share = (value: number) => formatShare(value, locale);
  const rows = (['before', 'after'] as const).flatMap((line) =>
    pointsOf(line === 'before' ? before : after).map((point) => ({ line, ...point })),
  );
  return (
    <Box
      component="details"
      open
      sx={{ '& summary': { cursor: 'pointer', width: 'fit-content', fontSize: '0.875rem' } }}
    >
      <summary>{words('tableBehind')}</summary>
      <Table size="small" aria-label={words('tableBehind')} sx={{ mt: 1, maxWidth: 520 }}>
        <TableHead>
          <TableRow>
            <TableCell>{text('line')}</TableCell>
            <TableCell align="right">{text('promisedShort')}</TableCell>
            <TableCell align="right">{text('seenShort')}</TableCell>
            <TableCell align="right">{text('labels')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ line, promised, seen, count }) => (
            <TableRow key={`${line} ${promised}`}>
              <TableCell>{text(line)}</TableCell>
              <TableCell align="right">{share(promised)}</TableCell>
              <TableCell align="right">{share(seen)}</TableCell>
              <TableCell align="right">{formatNumber(count, locale)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
