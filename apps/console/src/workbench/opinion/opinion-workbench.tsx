import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ClaimView } from '@countersign/contracts';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../language/use-text.js';
import { useAnnounce } from '../../parts/announcer.js';
import { partsText } from '../../parts/messages.js';
import type { ClaimedItem } from '../claimed-item.js';
import { FactsTabs } from '../facts/facts-tabs.js';
import { workbenchText } from '../messages.js';
import { OutputOf } from '../output-of.js';
import type { OutputProps } from '../output-props.js';
import { Sources } from '../text/sources.js';
import { useWorkbenchKeys, type KeyActs } from '../use-workbench-keys.js';
import { WorkbenchFrame, type WorkbenchDialog } from '../workbench-frame.js';
import { WorkbenchGrid } from '../workbench-grid.js';
import { opinionText } from './messages.js';
import { confidenceLevels, OpinionBar, opinionKeys, type OpinionForm } from './opinion-bar.js';
import { useOpinion } from './use-opinion.js';

interface Props extends ClaimedItem {
  onOpinion: (view: ClaimView) => void;
}

const nothingChosen: OpinionForm = { outcome: null, confidence: null };

/** A claimed item whose checks are hidden: its output, and the first opinion on it. The workbench follows. */
export function OpinionWorkbench({ onOpinion, ...item }: Props) {
  const { view, lost, onLost } = item;
  const { submission, payload } = view;
  const text = useText(opinionText);
  const words = useText(partsText);
  const bench = useText(workbenchText);
  const announce = useAnnounce();
  const [form, setForm] = useState(nothingChosen);
  const [dialog, setDialog] = useState<WorkbenchDialog>(null);
  const [wide, setWide] = useState(false);
  const selected: OutputProps['selected'] = useRef(null);
  const opinion = useOpinion(view.claim.id, {
    onLost,
    onShown: (shown) => {
      announce(text('stored'));
      onOpinion(shown);
    },
  });
  const submit = () => {
    const { outcome, confidence } = form;
    if (outcome === null) announce(bench('needOutcome'));
    else if (confidence === null) announce(text('needConfidence'));
    else if (!lost && !opinion.isPending) opinion.mutate({ outcome, confidence });
  };
  const chooseOutcome = (outcome: OpinionForm['outcome']) => {
    setForm((now) => ({ ...now, outcome }));
    if (outcome !== null) announce(bench('chosen', { outcome: words(`outcome.${outcome}`) }));
  };
  const chooseConfidence = (confidence: (typeof confidenceLevels)[number]) => {
    setForm((now) => ({ ...now, confidence }));
    announce(text('chosen', { level: text(`confidence.${confidence}`) }));
  };
  const acts: KeyActs = { submit, s: () => setDialog('skip'), '?': () => setDialog('sheet') };
  for (const [outcome, key] of opinionKeys) acts[key] = () => chooseOutcome(outcome);
  for (const level of confidenceLevels) acts[String(level)] = () => chooseConfidence(level);
  useWorkbenchKeys(acts);
  useEffect(() => {
    announce(text('opened', { title: submission.title }));
    // Said once, when the item opens.
  }, []);
  return (
    <WorkbenchFrame {...item} dialog={dialog} onDialog={setDialog} error={opinion.error}>
      <WorkbenchGrid
        wide={wide}
        onWide={setWide}
        sourcesAt={submission.modality === 'text' ? 'below' : 'beside'}
        output={
          <OutputOf
            modality={submission.modality}
            submission={submission.id}
            payload={payload}
            findings={[]}
            unseen
            attributions={[]}
            finding={null}
            onFinding={() => undefined}
            claim={null}
            onClaim={() => undefined}
            marks={[]}
            selected={selected}
          />
        }
        sources={
          payload.sources.length > 0 ? <Sources sources={payload.sources} evidence={null} support={null} /> : null
        }
        findingsTitle={text('title')}
        findings={<Why />}
        facts={<FactsTabs submission={submission} payload={payload} />}
      />
      <OpinionBar
        form={form}
        onOutcome={chooseOutcome}
        onConfidence={chooseConfidence}
        working={opinion.isPending}
        blocked={lost}
        onSubmit={submit}
      />
    </WorkbenchFrame>
  );
}

/** Why the panel holds no findings yet. */
function Why() {
  const text = useText(opinionText);
  return (
    <Box sx={{ p: 2 }}>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {text('why')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {text('whyDetail')}
      </Typography>
    </Box>
  );
}
