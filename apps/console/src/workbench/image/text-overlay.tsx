import Box from '@mui/material/Box';
import type { FoundText } from './found-texts.js';
import type { Extent } from './picture-scale.js';
import { shareOf } from './share-of.js';

/** What a check read in the picture, below the lines that it was read from; guesses are dashed. */
export function TextOverlay({ texts, size }: { texts: readonly FoundText[]; size: Extent }) {
  return texts.map(({ key, words, certain, box: [x, y, width, height] }) => {
    const { left, top } = shareOf([x, y + height, width, 0], size);
    return (
      <Box
        key={key}
        data-read-text
        style={{ left, top }}
        dir="auto"
        sx={(theme) => ({
          position: 'absolute',
          width: 'max-content',
          maxWidth: 320,
          zIndex: 2,
          px: 0.75,
          fontSize: '0.8125rem',
          lineHeight: 1.5,
          pointerEvents: 'none',
          unicodeBidi: 'isolate',
          overflowWrap: 'anywhere',
          bgcolor: theme.colours.paper,
          color: theme.colours.text,
          border: `1px ${certain ? 'solid' : 'dashed'} ${theme.colours.strongLine}`,
        })}
      >
        {words.slice(0, 200)}
      </Box>
    );
  });
}
