import Box from '@mui/material/Box';
import type { SxProps } from '@mui/material/styles';
import { addressOf } from '../../api/call.js';

interface Props {
  submission: string;
  index: number;
  alt: string;
  /** Shown as a few blurred, grey pixels: no more are fetched. */
  veiled: boolean;
  sx: SxProps;
}

/** A small re-encoded copy of an image, of an animation its first frame. */
export function SmallPicture({ submission, index, alt, veiled, sx }: Props) {
  // A still: many that move at once cannot be stopped.
  const query = { edge: veiled ? 24 : 256, frame: 0 };
  const address = addressOf('getBlob', { params: { id: submission, index }, query });
  return (
    // What is blurred does not run over its edges.
    <Box sx={{ overflow: 'hidden', bgcolor: (theme) => theme.colours.sunken }}>
      <Box
        component="img"
        src={address}
        alt={alt}
        loading="lazy"
        draggable={false}
        data-veiled={veiled}
        sx={[
          { display: 'block', objectFit: veiled ? 'cover' : 'contain' },
          veiled && { filter: 'grayscale(1) blur(10px)' },
          ...(Array.isArray(sx) ? sx : [sx]),
        ]}
      />
    </Box>
  );
}
