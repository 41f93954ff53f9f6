import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ClaimView } from '@countersign/contracts';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../language/use-text.js';
import { FlowMenu } from '../../review-flow/flow-menu.js';
import { useAnnounce } from '../../parts/announcer.js';
import { partsText } from '../../parts/messages.js';
import { outcomeKeys } from '../decision/outcome-buttons.js';
import { SkipDialog } from '../decision/skip-dialog.js';
import { FactsTabs } from '../facts/facts-tabs.js';
import { KeySheet } from '../key-sheet.js';
import { workbenchText } from '../messages.js';
import { Notices } from '../notices.js';
import { OutputOf } from '../output-of.js';
import type { OutputProps } from '../output-props.js';
import { Sources } from '../text/sources.js';
import { useWorkbenchKeys, type KeyActs } from '../use-workbench-keys.js';
import { WorkbenchGrid } from '../workbench-grid.js';
import { WorkbenchHeader } from '../workbench-header.js';
import { opinionText } from './messages.js';
import { confidenceLevels, OpinionBar, type OpinionForm } from './opinion-bar.js';
import { useOpinion } from './use-opinion.js';

interface Props {
  view: ClaimView;
  expiresAt: string;
  lost: boolean;
  onLost: () => void;
  onAgain: () => Promise<ClaimView | null>;
  onNext: () => void;
  onOpinion: (view: ClaimView) => void;
  onPassed: (said: string) => void;
}

const nothingChosen: OpinionForm = { outcome: null, confidence: null };

/** A claimed item whose checks are hidden: its output, and the first opinion on it. The workbench follows. */
export function OpinionWorkbench({ view, expiresAt, lost, onLost, onAgain, onNext, onOpinion, onPassed }: Props) {
  const { submission, payload } = view;
  const text = useText(opinionText);
  const words = useText(partsText);
  const bench = useText(workbenchText);
  const announce = useAnnounce();
  const [form, setForm] = useState(nothingChosen);
  const [dialog, setDialog] = useState<'sheet' | 'skip' | null>(null);
  const [wide, setWide] = useState(false);
  const [againError, setAgainError] = useState<Error | null>(null);
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
  for (const [outcome, key] of outcomeKeys) acts[key] = () => chooseOutcome(outcome);
  for (const level of confidenceLevels) acts[String(level)] = () => chooseConfidence(level);
  useWorkbenchKeys(acts);
  useEffect(() => {
    announce(text('opened', { title: submission.title }));
    // Said once, when the item opens.
  }, []);
  const again = () => {
    setAgainError(null);
    onAgain().catch((error: unknown) => setAgainError(error instanceof Error ? error : new Error(String(error))));
  };
  return (
    <Box
      data-submission={submission.id}
      sx={{ height: { md: 'calc(100dvh - 48px)' }, display: 'flex', flexDirection: 'column' }}
    >
      <WorkbenchHeader
        submission={submission}
        expiresAt={expiresAt}
        lost={lost}
        more={<FlowMenu submission={submission.id} claim={view.claim.id} draft="" onDone={onPassed} />}
        onSkip={() => setDialog('skip')}
        onSheet={() => setDialog('sheet')}
      />
      <Notices
        lost={lost}
        lateCount={0}
        error={opinion.error}
        againError={againError}
        onAgain={again}
        onNext={onNext}
      />
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
      {dialog === 'sheet' && <KeySheet modality={submission.modality} onClose={() => setDialog(null)} />}
      {dialog === 'skip' && (
        <SkipDialog
          claim={view.claim.id}
          onClose={() => setDialog(null)}
          onSkipped={() => onPassed(bench('skipped'))}
        />
      )}
    </Box>
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
