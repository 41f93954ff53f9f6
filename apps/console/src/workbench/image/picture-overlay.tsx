import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { OutputProps } from '../output-props.js';
import { FrameEditor } from './frame-editor.js';
import { MarkBox } from './mark-box.js';
import { RegionBox } from './region-box.js';
import { labelPlaces } from './regions.js';
import { TextOverlay } from './text-overlay.js';
import type { Framing } from './use-framing.js';
import type { Viewer } from './use-viewer.js';

interface Props extends Pick<OutputProps, 'finding' | 'onFinding' | 'marks'> {
  viewer: Viewer;
  framing: Framing;
}

/** Room that the label of a region takes above it, in pixels of the page. */
const labelHeight = 26;

/** What lies on the picture: regions of findings, what was read, the reviewer's marks and the frame being drawn. */
export function PictureOverlay({ viewer, framing, finding, onFinding, marks }: Props) {
  const { size, regions, texts, shown, index, view } = viewer;
  const places = useMemo(() => labelPlaces(regions.parts, size), [regions, size]);
  const stands = viewer.motion.wanted;
  const isSeen = ({ frame }: { frame?: number | null | undefined }) =>
    stands === null || frame === null || frame === undefined || frame === stands;
  const wholeChosen = regions.whole.some((region) => region.finding.id === finding);
  return (
    <>
      {shown.regions && wholeChosen && (
        <Box
          aria-hidden
          sx={{
            position: 'absolute',
            inset: 0,
            pointerEvents: 'none',
            border: (theme) => `4px solid ${theme.colours.accent}`,
            boxShadow: 'inset 0 0 0 2px rgb(255 255 255 / 85%)',
          }}
        />
      )}
      {shown.regions &&
        regions.parts.map((region) => (
          <RegionBox
            key={region.finding.id}
            region={region}
            size={size}
            current={region.finding.id === finding}
            labelPlace={places.get(region.finding.id) ?? 0}
            labelAbove={region.box[1] * view.scale > labelHeight}
            onChoose={() => onFinding(region.finding.id)}
          />
        ))}
      {shown.texts && texts && <TextOverlay texts={texts.filter(isSeen)} size={size} />}
      {marks.map(
        ({ letter, place }) =>
          place.kind === 'region' &&
          place.image === index &&
          isSeen(place) && <MarkBox key={letter} box={place.box} size={size} letter={letter} />,
      )}
      {framing.frame && (
        <FrameEditor
          frame={framing.frame}
          size={size}
          scale={view.scale}
          onFrame={framing.setFrame}
          onUse={framing.use}
          onDrop={framing.drop}
        />
      )}
    </>
  );
}
