import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useText } from '../../language/use-text.js';
import type { OutputProps } from '../output-props.js';
import { CompareBar } from './compare-bar.js';
import type { ImageItem } from './image-content.js';
import { imageText } from './messages.js';
import { PictureStages } from './picture-stages.js';
import { useFraming } from './use-framing.js';
import { useViewerKeys } from './use-viewer-keys.js';
import { useViewer } from './use-viewer.js';
import { VeilNotice } from './veil-notice.js';
import { ViewerPanels } from './viewer-panels.js';
import { ViewerToolbar } from './viewer-toolbar.js';
import { WholeFindings } from './whole-findings.js';

/** Images to look into: zoom and pan, regions of findings, the revision before, and what is known of each file. */
export function ImageViewer(props: OutputProps & { images: readonly ImageItem[] }) {
  const { finding, onFinding, onMark } = props;
  const text = useText(imageText);
  const viewer = useViewer(props);
  const framing = useFraming(viewer.index, viewer.motion.frame, viewer.view, props);
  useViewerKeys(viewer.acts);
  const { comparing, before, index, item, regions } = viewer;
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => setShare(null), [index, comparing.mode]);
  const isThere = before.count !== null && index < before.count;
  const refusal =
    comparing.mode !== 'off' && before.count !== null && !isThere
      ? text('notThere', { number: index + 1, count: before.count })
      : null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: { xs: 620, md: 0 }, height: '100%' }}>
      <ViewerToolbar viewer={viewer} framing={framing} mayMark={onMark !== undefined} />
      {comparing.mode !== 'off' && (
        <CompareBar
          comparing={comparing}
          onMode={viewer.acts.compare}
          onComparing={viewer.setComparing}
          share={share}
          refusal={refusal}
        />
      )}
      <VeilNotice viewer={viewer} />
      <WholeFindings regions={regions.whole} finding={finding} onFinding={onFinding} />
      <PictureStages
        {...props}
        viewer={viewer}
        framing={framing}
        before={comparing.mode !== 'off' && isThere ? before.id : null}
        onShare={setShare}
      />
      <Typography
        variant="caption"
        color="textSecondary"
        title={item?.altText}
        sx={{
          px: 2,
          py: 0.25,
          flex: 'none',
          // In one line where the picture needs the height; whole where there is no pointer to hover with.
          ...(framing.frame === null && {
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: { xs: 'normal', md: 'nowrap' },
          }),
        }}
      >
        {framing.frame ? text('markHelp') : item?.altText ? text('alt', { alt: item.altText }) : text('noAlt')}
      </Typography>
      <ViewerPanels {...props} viewer={viewer} />
    </Box>
  );
}
