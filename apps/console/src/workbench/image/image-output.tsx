import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useState } from 'react';
import { useText } from '../../language/use-text.js';
import type { OutputProps } from '../output-props.js';
import { PlainContent } from '../plain-content.js';
import { imageContent, type Box4, type ImageItem } from './image-content.js';
import { ImageView } from './image-view.js';
import { imageText } from './messages.js';

const zooms = [1, 1.5, 2, 3, 4, 6] as const;

/** The images of an output, one at a time, with regions of findings drawn on them. */
export function ImageOutput(props: OutputProps) {
  const parsed = useMemo(() => imageContent.safeParse(props.payload.content), [props.payload.content]);
  return parsed.success ? (
    <Images {...props} images={parsed.data.images} />
  ) : (
    <PlainContent content={props.payload.content} />
  );
}

function Images(props: OutputProps & { images: readonly ImageItem[] }) {
  const { images, findings, finding, selected, onMark } = props;
  const text = useText(imageText);
  const [index, setIndex] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [frame, setFrame] = useState<Box4 | null>(null);
  const [framing, setFraming] = useState(false);
  const item = images[index] ?? images[0];

  const place = findings.find(({ id }) => id === finding)?.place;
  const wanted = place?.kind === 'region' ? place.image : null;
  useEffect(() => {
    if (wanted !== null) setIndex(wanted);
  }, [wanted, finding]);
  useEffect(() => {
    selected.current = () => {
      if (framing && frame) {
        setFraming(false);
        setFrame(null);
        return { kind: 'region', image: index, box: frame };
      }
      setFraming(true);
      return null;
    };
    return () => {
      selected.current = null;
    };
  }, [selected, framing, frame, index]);
  if (!item) return null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
        {images.length > 1 && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={index}
            aria-label={text('images')}
            onChange={(_, next: number | null) => next !== null && setIndex(next)}
          >
            {images.map(({ digest }, nth) => (
              <ToggleButton
                key={digest}
                value={nth}
                aria-label={text('image', { number: nth + 1, count: images.length })}
              >
                {nth + 1}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
          aria-label={text('zoomOut')}
        >
          −
        </Button>
        <Button size="small" variant="outlined" color="inherit" onClick={() => setZoom(0)}>
          {zoom === 0 ? text('fit') : `${Math.round((zooms[zoom] ?? 1) * 100)} %`}
        </Button>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          disabled={zoom === zooms.length - 1}
          onClick={() => setZoom(zoom + 1)}
          aria-label={text('zoomIn')}
        >
          +
        </Button>
        {onMark && (
          <Button
            size="small"
            variant={framing ? 'contained' : 'outlined'}
            color="inherit"
            aria-pressed={framing}
            aria-keyshortcuts="f"
            onClick={() => {
              setFraming(!framing);
              setFrame(null);
            }}
          >
            {text('markRegion')}
          </Button>
        )}
        {framing && frame && onMark && (
          <Button
            size="small"
            variant="contained"
            onClick={() => {
              onMark({ kind: 'region', image: index, box: frame });
              setFraming(false);
              setFrame(null);
            }}
          >
            {text('useFrame')}
          </Button>
        )}
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1, minWidth: 160 }}>
          {framing ? text('markHelp') : factsOf(item, text)}
        </Typography>
      </Box>
      <ImageView
        {...props}
        key={item.digest}
        item={item}
        index={index}
        zoom={zooms[zoom] ?? 1}
        framing={framing}
        frame={frame}
        onFrame={setFrame}
      />
      <Typography variant="caption" color="textSecondary" sx={{ px: 2, py: 1 }}>
        {item.altText ? text('alt', { alt: item.altText }) : text('noAlt')}
      </Typography>
    </Box>
  );
}

function factsOf(
  { declared }: ImageItem,
  text: (key: keyof typeof imageText, values?: Record<string, number>) => string,
) {
  const size =
    declared?.width !== undefined && declared.height !== undefined
      ? text('size', { width: declared.width, height: declared.height })
      : null;
  return [size, declared?.mediaType, declared?.aiGenerated ? text('declaredAi') : null].filter(Boolean).join(' · ');
}
