import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { BulkReading } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { imageText } from '../../workbench/image/messages.js';
import { SmallPicture } from '../../workbench/image/small-picture.js';
import { veilReasons } from '../../workbench/image/veil-reasons.js';
import { useVeil, type Veil } from '../../workbench/image/use-veil.js';
import { togetherText } from './messages.js';

type Item = BulkReading['items'][number];
const picturesShown = 4;
const size = { width: 160, height: 120, border: '1px solid', borderColor: 'divider' };

/** The first pictures of an output, blurred first as in the workbench: those that a finding calls unsafe, or all where the reader wants that. */
export function FirstPictures({ item }: { item: Item }) {
  const text = useText(togetherText);
  const shown = Math.min(item.images, picturesShown);
  // An output of which a check has not ended, or ended without an answer, is not among them.
  const veil = useVeil(item.findings, [], shown, false);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1, mt: 1 }}>
      {Array.from({ length: shown }, (_, index) => (
        <Picture key={index} item={item} index={index} veil={veil} />
      ))}
      {item.images > shown && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', alignSelf: 'center' }}>
          {text('morePictures', { count: item.images - shown })}
        </Box>
      )}
    </Box>
  );
}

function Picture({ item, index, veil }: { item: Item; index: number; veil: Veil }) {
  const text = useText(togetherText);
  const words = useText(imageText);
  const veiled = veil.isVeiled(index);
  const doubt = veil.doubt(index);
  const name = text('pictureOf', { nth: index + 1, name: item.title });
  return (
    <Box sx={{ width: size.width, fontSize: '0.8125rem' }}>
      <SmallPicture
        submission={item.submission}
        index={index}
        alt={veiled ? text('blurred', { name }) : name}
        veiled={veiled}
        sx={size}
      />
      {(doubt !== null || veil.always) && (
        <>
          {veiled && <Box sx={{ my: 0.5 }}>{words(doubt === null ? 'veiledAlways' : veilReasons[doubt])}</Box>}
          <Button size="small" color="inherit" onClick={() => veil.turn(index, !veiled)}>
            {words(veiled ? 'uncover' : 'cover')}
            <span className="visually-hidden">{text('thePicture', { name })}</span>
          </Button>
        </>
      )}
    </Box>
  );
}
