import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { confidence as level, type ClaimView, type Confidence, type OpinionInput } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../language/use-text.js';
import { useAnnounce } from '../../parts/announcer.js';
import { partsText } from '../../parts/messages.js';
import type { ClaimedItem } from '../claimed-item.js';
import { FactsTabs } from '../facts/facts-tabs.js';
import type { KeyMeanings } from '../key-sheet.js';
import { workbenchText } from '../messages.js';
import { OutputOf } from '../output-of.js';
import type { OutputProps } from '../output-props.js';
import { sourcesOf } from '../text/sources-of.js';
import { useFrame } from '../use-frame.js';
import type { KeyActs } from '../use-workbench-keys.js';
import { WorkbenchFrame } from '../workbench-frame.js';
import { WorkbenchGrid } from '../workbench-grid.js';
import { opinionText } from './messages.js';
import { OpinionBar, opinionKeys, type OpinionForm } from './opinion-bar.js';
import { useOpinion } from './use-opinion.js';

interface Props extends ClaimedItem {
  onOpinion: (view: ClaimView) => void;
}

const meanings: KeyMeanings = { outcomes: 'key.opinions', digits: 'key.confidence', submit: 'key.opinion' };
const nothingChosen: OpinionForm = { outcome: null, confidence: null };

/** A claimed item whose checks are hidden: its output, and the first opinion on it. The workbench follows. */
export function OpinionWorkbench({ onOpinion, ...item }: Props) {
  const { view, lost, opened, onLost } = item;
  const { submission, payload } = view;
  const text = useText(opinionText);
  const words = useText(partsText);
  const bench = useText(workbenchText);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [form, setForm] = useState(nothingChosen);
  const frame = useFrame();
  const selected: OutputProps['selected'] = useRef(null);
  const opinion = useOpinion(view.claim.id, {
    onLost,
    onShown: (shown) => {
      announce(text('stored'));
      // What was read before may have left out what the checks found.
      void cache.invalidateQueries();
      onOpinion(shown);
    },
  });
  const submit = () => {
    const { outcome, confidence } = form;
    if (outcome === null) announce(bench('needOutcome'));
    else if (confidence === null) announce(text('needConfidence'));
    else if (!lost && !opinion.isPending) opinion.mutate({ outcome, confidence });
  };
  const chooseOutcome = (outcome: OpinionInput['outcome']) => {
    setForm((now) => ({ ...now, outcome }));
    announce(bench('chosen', { outcome: words(`outcome.${outcome}`) }));
  };
  const chooseConfidence = (confidence: Confidence) => {
    setForm((now) => ({ ...now, confidence }));
    announce(text('chosen', { level: text(`confidence.${confidence}`) }));
  };
  const acts: KeyActs = { submit };
  for (const [outcome, key] of opinionKeys) acts[key] = () => chooseOutcome(outcome);
  for (const one of level.values) acts[String(one)] = () => chooseConfidence(one);
  useEffect(() => {
    announce(text('opened', { title: submission.title }));
    // Said once, when the item opens.
  }, []);
  return (
    <WorkbenchFrame {...item} frame={frame} acts={acts} meanings={meanings} error={opinion.error}>
      <WorkbenchGrid
        modality={submission.modality}
        frame={frame}
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
        sources={sourcesOf(payload, { evidence: null, support: null }, opened)}
        findingsTitle={text('title')}
        findings={<Why />}
        facts={<FactsTabs submission={submission} payload={payload} notes={false} />}
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
