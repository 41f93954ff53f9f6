import Typography from '@mui/material/Typography';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useText } from '../../language/use-text.js';
import { Shape } from '../../parts/mark.js';
import { ProblemNotice } from '../../parts/problem-notice.js';
import type { OutputProps } from '../output-props.js';
import { PanelTabs } from '../panel-tabs.js';
import type { ImageItem } from './image-content.js';
import { panelText } from './panel-messages.js';
import { FilePanel } from './panels/file-panel.js';
import { PromptPanel } from './panels/prompt-panel.js';
import { meaningOfVerdict, ProvenancePanel } from './panels/provenance-panel.js';
import { SetPanel } from './panels/set-panel.js';
import { TextPanel } from './panels/text-panel.js';
import { provenanceText } from './provenance-messages.js';
import type { Viewer } from './use-viewer.js';

type Panel = 'file' | 'provenance' | 'prompt' | 'text' | 'set';

interface Props extends Pick<OutputProps, 'submission' | 'payload' | 'findings' | 'finding' | 'onFinding' | 'unseen'> {
  images: readonly ImageItem[];
  viewer: Viewer;
}

/** What is known of the shown image, in panels. */
export function ViewerPanels(props: Props) {
  const { images, viewer, payload, finding, onFinding, unseen = false } = props;
  const text = useText(panelText);
  const [panel, setPanel] = useState<Panel>(images.length > 1 ? 'set' : 'file');
  const { description, item, texts, shown, acts } = viewer;
  const names: Panel[] = [...(images.length > 1 ? (['set'] as const) : []), 'file', 'provenance', 'prompt', 'text'];
  const notes: Partial<Record<Panel, string>> = {
    set: String(images.length),
    ...(texts && texts.length > 0 ? { text: String(texts.length) } : {}),
  };
  const tabs = names.map(
    (name) =>
      [
        name,
        name === 'provenance' ? (
          <ProvenanceLabel key={name} viewer={viewer} />
        ) : (
          [text(`panel.${name}`), notes[name]].filter(Boolean).join(' ')
        ),
      ] as const,
  );
  const needsFile = panel === 'file' || panel === 'provenance' || panel === 'text';
  return (
    <PanelTabs label={text('panels')} id="image" largeBasis="70vh" tabs={tabs} shown={panel} onShow={setPanel}>
      {panel === 'set' && <SetPanel {...props} />}
      {panel === 'prompt' && (
        <PromptPanel payload={payload} item={item} count={images.length} description={description.data ?? null} />
      )}
      {panel === 'text' && description.data && (
        <TextPanel
          {...{ texts, unseen, finding, onFinding }}
          cut={description.data.readLinesCut}
          onPlace={({ box, frame }) => {
            if (frame !== undefined) viewer.motion.goTo(frame);
            viewer.view.reveal(box);
          }}
          shown={shown.texts}
          onToggle={acts.toggleTexts}
        />
      )}
      {needsFile && description.isPending && <Typography variant="body2">{text('reading')}</Typography>}
      {needsFile && description.error && (
        <ProblemNotice error={description.error} onRetry={() => void description.refetch()} />
      )}
      {panel === 'file' && description.data && item && <FilePanel item={item} description={description.data} />}
      {panel === 'provenance' && description.data && <ProvenancePanel provenance={description.data.provenance} />}
    </PanelTabs>
  );
}

/** The name of the panel with the verdict as a shape, said in words to those who do not see it. */
function ProvenanceLabel({ viewer: { description } }: { viewer: Viewer }) {
  const text = useText(panelText);
  const words = useText(provenanceText);
  const verdict = description.data?.provenance.verdict;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      {text('panel.provenance')}
      {verdict !== undefined && verdict !== 'absent' && (
        <>
          <Shape meaning={meaningOfVerdict[verdict]} size={12} />
          <span className="visually-hidden">{words(`verdict.${verdict}`)}</span>
        </>
      )}
    </Box>
  );
}
