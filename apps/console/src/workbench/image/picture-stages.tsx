import Box from '@mui/material/Box';
import { useState } from 'react';
import { useText } from '../../language/use-text.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import type { OutputProps } from '../output-props.js';
import { DifferenceCanvas } from './difference-canvas.js';
import { imageText } from './messages.js';
import { PictureLayer } from './picture-layer.js';
import { PictureOverlay } from './picture-overlay.js';
import { PictureStage } from './picture-stage.js';
import { regionAt } from './regions.js';
import { Swiped } from './swiped.js';
import { useDetail } from './use-detail.js';
import type { Framing } from './use-framing.js';
import { usePicturePointer } from './use-picture-pointer.js';
import type { Viewer } from './use-viewer.js';
import { pictureKeys } from './use-viewer-keys.js';

interface Props extends Pick<OutputProps, 'submission' | 'finding' | 'onFinding' | 'marks'> {
  viewer: Viewer;
  framing: Framing;
  /** Id of the revision before, where it has this image and is to be shown. */
  before: string | null;
  onShare: (share: number) => void;
}

/** The picture, and beside or over it that of the revision before. */
export function PictureStages(props: Props) {
  const { submission, finding, onFinding, viewer, framing, before, onShare } = props;
  const { view, size, index, isVeiled, acts, regions, comparing, shown } = viewer;
  const text = useText(imageText);
  const [failed, setFailed] = useState<string | null>(null);
  const [lacking, setLacking] = useState<string | null>(null);
  // While an animation plays, a part of it would be an animation of its own, out of step.
  const detail = useDetail(size, view, !isVeiled && !viewer.motion.playing);
  const { panning, handlers } = usePicturePointer(size, view, {
    frame: framing.frame ?? undefined,
    onFrame: framing.setFrame,
    onPick: (point) => {
      const hit = shown.regions ? regionAt(regions.parts, point, finding) : null;
      if (hit) onFinding(hit.finding.id);
    },
  });
  const layer = {
    index,
    size,
    veiled: isVeiled,
    detail,
    frame: viewer.motion.wanted,
    scale: view.scale,
    transparent: viewer.description.data?.transparent ?? false,
  };
  const key = `${submission} ${index}`;
  const fail = () => setFailed(key);
  const stage = {
    picture: size,
    scale: view.scale,
    handlers: { ...handlers, onKeyDown: pictureKeys(view, acts) },
    drawing: framing.frame !== null,
    cursor: framing.frame ? 'crosshair' : panning ? 'grabbing' : 'grab',
  };
  const image = text('image', { number: index + 1, count: viewer.count });
  // The revision before may have fewer frames: then its first stands beside this one's.
  const earlier = `${before} ${index}`;
  const then =
    before === null ? null : (
      <PictureLayer
        key={before}
        {...layer}
        frame={lacking === earlier && layer.frame !== null ? 0 : layer.frame}
        submission={before}
        alt={text('before')}
        onFailed={() => setLacking(earlier)}
      />
    );
  if (failed === key) {
    return <ProblemAlert sx={{ m: 2, flex: 1 }}>{text('failed')}</ProblemAlert>;
  }
  return (
    <Box
      sx={{
        flex: '1 1 46vh',
        minHeight: { xs: 280, md: 200 },
        display: 'flex',
        gap: '2px',
        borderBlock: '1px solid',
        borderColor: 'divider',
      }}
    >
      {comparing.mode === 'side' && then && (
        <PictureStage
          {...stage}
          attach={view.attachBeside}
          label={text('stageBefore', { image })}
          caption={text('before')}
          drawing={false}
          cursor={panning ? 'grabbing' : 'grab'}
        >
          {then}
        </PictureStage>
      )}
      <PictureStage
        {...stage}
        attach={view.attach}
        label={text('stage', { image, alt: viewer.item?.altText ?? text('withoutAlt') })}
        caption={comparing.mode === 'side' && then ? text('now') : null}
      >
        <PictureLayer
          key={key}
          {...layer}
          submission={submission}
          alt={viewer.item?.altText ?? ''}
          onSize={(measured) => !isVeiled && viewer.onCopy(measured)}
          onFailed={fail}
        />
        {comparing.mode === 'swipe' && then && <Swiped share={comparing.share}>{then}</Swiped>}
        {comparing.mode === 'difference' && before !== null && !isVeiled && (
          <DifferenceCanvas
            {...{ submission, before, index, size, onShare }}
            amplified={comparing.amplified}
            onFailed={fail}
          />
        )}
        <PictureOverlay {...props} />
      </PictureStage>
    </Box>
  );
}
