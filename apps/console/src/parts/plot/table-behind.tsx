import Box from '@mui/material/Box';
import { useText } from '../../language/use-text.js';
import { FigureTable } from '../figure-table.js';
import { partsText } from '../messages.js';

interface Props {
  head: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
}

/** The figures of a plot, folded away below it. */
export function TableBehind({ head, rows }: Props) {
  const words = useText(partsText);
  return (
    <Box
      component="details"
      sx={{ mt: 1, '& summary': { cursor: 'pointer', width: 'fit-content', fontSize: '0.875rem' } }}
    >
      <summary>{words('tableBehind')}</summary>
      <FigureTable label={words('tableBehind')} head={head} figuresFrom={1} rows={rows} />
    </Box>
  );
}
