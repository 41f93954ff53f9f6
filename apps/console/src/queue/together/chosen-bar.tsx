import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { QueueItem } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import type { RowSelection } from '../../parts/list/use-row-selection.js';
import { togetherText } from './messages.js';

interface Props {
  chosen: readonly QueueItem[];
  selection: RowSelection;
  onRead: (chosen: readonly QueueItem[]) => void;
}

/** How many outputs are chosen, of how many at most, and the way to read and decide on them. */
export function ChosenBar({ chosen, selection, onRead }: Props) {
  const text = useText(togetherText);
  if (chosen.length === 0) return null;
  return (
    <Box
      component="section"
      aria-label={text('title')}
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1,
        bgcolor: 'background.paper',
        borderTop: '1px solid',
        borderColor: (theme) => theme.colours.strongLine,
      }}
    >
      <Box role="status" sx={{ flex: '1 1 200px', fontWeight: 600 }}>
        {text('chosen', { count: chosen.length, most: selection.most })}
      </Box>
      <Button color="inherit" onClick={() => selection.choose([])}>
        {text('clear')}
      </Button>
      <Button variant="contained" onClick={() => onRead(chosen)}>
        {text('read')}
      </Button>
    </Box>
  );
}
