import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useRef, useState, type PointerEvent } from 'react';
import { addressOf } from '../../api/call.js';
import { useText } from '../../language/use-text.js';
import type { OutputProps } from '../output-props.js';
import { FrameEditor } from './frame-editor.js';
import type { Box4, ImageItem } from './image-content.js';
import { imageText } from './messages.js';
import { RegionBox } from './region-box.js';

interface Props extends OutputProps {
  item: ImageItem;
  index: number;
  zoom: number;
  framing: boolean;
  frame: Box4 | null;
  onFrame: (frame: Box4) => void;
}

/** One image with the regions of its findings and of the reviewer's marks; a frame can be dragged on it. */
export function ImageView(props: Props) {
  const { submission, item, index, zoom, framing, frame, onFrame, findings, marks, finding, onFinding } = props;
  const text = useText(imageText);
  const [natural, setNatural] = useState<readonly [number, number] | null>(null);
  const [failed, setFailed] = useState(false);
  const [origin, setOrigin] = useState<readonly [number, number] | null>(null);
  const picture = useRef<HTMLDivElement>(null);
  const width = item.declared?.width ?? natural?.[0] ?? 1;
  const height = item.declared?.height ?? natural?.[1] ?? 1;
  const address = addressOf('getBlob', { params: { id: submission, index }, query: { edge: zoom > 2 ? 4096 : 1600 } });

  const pointOf = (event: PointerEvent): readonly [number, number] => {
    const rect = picture.current?.getBoundingClientRect();
    if (!rect) return [0, 0];
    const within = (value: number, limit: number) => Math.round(Math.min(Math.max(value, 0), limit));
    return [
      within(((event.clientX - rect.left) / rect.width) * width, width),
      within(((event.clientY - rect.top) / rect.height) * height, height),
    ];
  };
  const drag = (event: PointerEvent) => {
    if (!origin) return;
    const [x, y] = pointOf(event);
    onFrame([Math.min(x, origin[0]), Math.min(y, origin[1]), Math.abs(x - origin[0]), Math.abs(y - origin[1])]);
  };
  if (failed) {
    return (
      <Alert severity="error" variant="outlined" sx={{ m: 2 }}>
        {text('failed')}
      </Alert>
    );
  }
  return (
    <Box
      tabIndex={0}
      role="group"
      aria-label={item.altText ?? text('images')}
      sx={{ flex: 1, minHeight: 240, overflow: 'auto', bgcolor: (theme) => theme.colours.sunken, display: 'grid' }}
    >
      {natural === null && (
        <Skeleton variant="rectangular" sx={{ gridArea: '1 / 1', height: '100%', minHeight: 240 }} />
      )}
      <Box
        ref={picture}
        onPointerDown={(event) => {
          if (!framing) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          setOrigin(pointOf(event));
        }}
        onPointerMove={drag}
        onPointerUp={() => setOrigin(null)}
        sx={{
          gridArea: '1 / 1',
          position: 'relative',
          m: 'auto',
          width: `${zoom * 100}%`,
          maxWidth: zoom === 1 ? `min(100%, calc((100dvh - 420px) * ${width / height}))` : 'none',
          minWidth: 200,
          aspectRatio: `${width} / ${height}`,
          cursor: framing ? 'crosshair' : 'default',
          touchAction: framing ? 'none' : 'auto',
        }}
      >
        <Box
          component="img"
          src={address}
          alt={item.altText ?? ''}
          draggable={false}
          onLoad={(event) => setNatural([event.currentTarget.naturalWidth, event.currentTarget.naturalHeight])}
          onError={() => setFailed(true)}
          sx={{ display: 'block', width: '100%', height: '100%' }}
        />
        {findings.map(
          (item) =>
            item.place?.kind === 'region' &&
            item.place.image === index && (
              <RegionBox
                key={item.id}
                box={item.place.box}
                size={[width, height]}
                finding={item}
                current={item.id === finding}
                onChoose={() => onFinding(item.id)}
              />
            ),
        )}
        {marks.map(
          ({ letter, place }) =>
            place.kind === 'region' &&
            place.image === index && <RegionBox key={letter} box={place.box} size={[width, height]} letter={letter} />,
        )}
        {framing && (
          <FrameEditor
            frame={
              frame ?? [
                Math.round(width * 0.35),
                Math.round(height * 0.35),
                Math.round(width * 0.3),
                Math.round(height * 0.3),
              ]
            }
            size={[width, height]}
            onFrame={onFrame}
          />
        )}
      </Box>
    </Box>
  );
}
