import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { Place } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import type { MarkedPlace } from './decision-form.js';

/** A marked place in a few characters: offsets, pixels or operations. */
function shortPlace(place: Place): string {
  switch (place.kind) {
    case 'span':
      return `${place.start}–${place.end}`;
    case 'region':
      return `#${place.image + 1}${place.frame === undefined ? '' : `/${place.frame + 1}`} ${place.box.map(Math.round).join(', ')}`;
    case 'operation':
      return place.ids.slice(0, 3).join(', ');
  }
}

/** The places that the reviewer marked; each can be taken away again. */
export function MarkedPlaces({
  marks,
  onRemove,
}: {
  marks: readonly MarkedPlace[];
  onRemove: (letter: string) => void;
}) {
  const text = useText(workbenchText);
  if (marks.length === 0) return null;
  return (
    <Box
      role="group"
      aria-label={text('marks')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, maxHeight: 56, overflowY: 'auto' }}
    >
      {marks.map(({ letter, place }) => (
        <Chip
          key={letter}
          component="button"
          type="button"
          size="small"
          variant="outlined"
          aria-label={text('unmark', { letter })}
          label={`${text('place', { letter })} (${shortPlace(place)}) ×`}
          onClick={() => onRemove(letter)}
          sx={{ font: 'inherit', fontSize: '0.8125rem', borderStyle: 'dashed', borderColor: 'primary.main' }}
        />
      ))}
    </Box>
  );
}
