import Box from '@mui/material/Box';
import { Shape } from '../parts/mark.js';
import { useLookingWords } from './use-looking-words.js';
import { usePresence } from './use-presence.js';

/** Tells the reader who else looks at an open review, and others that the reader does, in a line that holds its height; nothing while nobody else does. */
export function LookingNow({ submission }: { submission: string }) {
  const words = useLookingWords()(usePresence(submission), 'whole');
  if (words === null) return null;
  return (
    <Box
      component="span"
      title={words}
      sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: 'text.secondary' }}
    >
      <Shape meaning="neutral" size={10} /> {words}
    </Box>
  );
}
