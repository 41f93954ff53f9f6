import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { addressOf } from '../../api/call.js';
import { copyEdge, type DetailRequest } from './detail-request.js';
import type { Extent } from './picture-scale.js';
import { shareOf } from './share-of.js';

interface Props {
  submission: string;
  index: number;
  /** Of the picture that the layer lies on. */
  size: Extent;
  alt: string;
  /** Shown as a few blurred, grey pixels. */
  veiled: boolean;
  detail: DetailRequest | null;
  /** The one frame of it that is shown; null for the image as it is. */
  frame?: number | null;
  scale: number;
  /** Whether it has transparent parts: they lie on squares. */
  transparent?: boolean;
  onSize?: (size: Extent) => void;
  onFailed?: () => void;
}

/** So few pixels are fetched of what is veiled, so that nothing more is there to be seen. */
const veiledEdge = 48;
/** From this scale on, the picture shows its pixels as they are. */
const squaresFrom = 4;

/** A re-encoded copy of an image and, where that is wanted, a part of it in more pixels above it. */
export function PictureLayer(props: Props) {
  const { submission, index, size, alt, veiled, detail, frame = null, scale, transparent = false } = props;
  const { onSize, onFailed } = props;
  const still = frame === null ? {} : { frame };
  const edge = veiled ? veiledEdge : copyEdge;
  const address = addressOf('getBlob', { params: { id: submission, index }, query: { edge, ...still } });
  const fill = { position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' } as const;
  return (
    <Box
      data-veiled={veiled}
      sx={{
        position: 'absolute',
        inset: 0,
        overflow: 'hidden',
        ...(transparent && { background: 'repeating-conic-gradient(#c8ccd2 0 25%, #fff 0 50%) 0 0 / 16px 16px' }),
        imageRendering: scale >= squaresFrom && !veiled ? 'pixelated' : 'auto',
        ...(veiled && { '& img': { filter: `grayscale(1) blur(${blurOf(size, scale)}px)` } }),
      }}
    >
      <Box
        component="img"
        src={address}
        alt={alt}
        draggable={false}
        onLoad={(event) =>
          onSize?.({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
        }
        onError={onFailed}
        sx={fill}
      />
      {!veiled && <DetailPart {...{ submission, index, size, detail, frame }} key={frame} />}
    </Box>
  );
}

function blurOf({ width, height }: Extent, scale: number): number {
  return Math.round(Math.min(120, Math.max(16, Math.min(width, height) * scale * 0.05)));
}

type DetailProps = Pick<Props, 'submission' | 'index' | 'size' | 'detail'> & { frame: number | null };

/** The wanted part; the one before stays until it has arrived. */
function DetailPart({ submission, index, size, detail, frame }: DetailProps) {
  const [shown, setShown] = useState<DetailRequest | null>(null);
  useEffect(() => {
    if (detail === null) setShown(null);
  }, [detail]);
  const parts = [shown, detail === shown ? null : detail].filter((part) => part !== null);
  return parts.map((part) => {
    const [x, y, width, height] = part.box;
    const query = {
      edge: part.edge,
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(width),
      height: Math.round(height),
      ...(frame === null ? {} : { frame }),
    };
    const address = addressOf('getBlob', { params: { id: submission, index }, query });
    return (
      <Box
        key={address}
        component="img"
        src={address}
        alt=""
        data-detail={part === shown ? 'shown' : 'coming'}
        draggable={false}
        onLoad={() => setShown(part)}
        sx={{ position: 'absolute' }}
        style={{ ...shareOf(part.box, size), visibility: part === shown ? 'visible' : 'hidden' }}
      />
    );
  });
}
