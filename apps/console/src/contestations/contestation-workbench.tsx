import Box from '@mui/material/Box';
import type { ContestationAnswerInput, ContestationView } from '@countersign/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { Section } from '../parts/section.js';
import { Decisions } from '../submissions/decisions.js';
import type { ClaimedItem } from '../workbench/claimed-item.js';
import { FactsTabs } from '../workbench/facts/facts-tabs.js';
import { FindingsPanel } from '../workbench/findings-panel.js';
import type { KeyMeanings } from '../workbench/key-sheet.js';
import { groupFindings } from '../workbench/ordered-findings.js';
import { OutputOf } from '../workbench/output-of.js';
import type { OutputProps } from '../workbench/output-props.js';
import { sourcesOf } from '../workbench/text/sources-of.js';
import { useFrame } from '../workbench/use-frame.js';
import { useSelection } from '../workbench/use-selection.js';
import type { KeyActs } from '../workbench/use-workbench-keys.js';
import { WorkbenchFrame } from '../workbench/workbench-frame.js';
import { WorkbenchGrid } from '../workbench/workbench-grid.js';
import { AnswerBar, answerKeys, missingOf, type AnswerForm } from './answer-bar.js';
import { ContestationFacts } from './contestation-facts.js';
import { contestationText } from './messages.js';
import { useContestationAnswer } from './use-contestation-answer.js';

interface Props extends ClaimedItem {
  contestation: ContestationView;
  onAnswered: (answer: ContestationView) => void;
}

const meanings: KeyMeanings = { outcomes: 'key.outcomes', digits: 'key.contestation', submit: 'key.answer' };

/** A claimed item of which a decision is contested: what somebody says against it, what was decided, the evidence, and the answer. */
export function ContestationWorkbench({ contestation, onAnswered, ...item }: Props) {
  const { view, lost, onLost } = item;
  const { submission, payload } = view;
  const text = useText(contestationText);
  const announce = useAnnounce();
  const [form, setForm] = useState<AnswerForm>({ outcome: null, answer: '' });
  const frame = useFrame();
  const field = useRef<HTMLTextAreaElement>(null);
  const selected: OutputProps['selected'] = useRef(null);
  const groups = useMemo(() => groupFindings(view.findings, submission.checks), [view.findings, submission.checks]);
  const findings = useMemo(() => groups.flatMap((group) => group.findings), [groups]);
  const choice = useSelection(findings, view.attributions);
  const answering = useContestationAnswer(view, { onAnswered, onLost });
  const submit = () => {
    const missing = missingOf(form);
    if (missing !== null) announce(text(missing));
    else if (form.outcome !== null && !lost && !answering.isPending) {
      answering.mutate({ outcome: form.outcome, answer: form.answer.trim() });
    }
  };
  const choose = (outcome: ContestationAnswerInput['outcome']) => {
    setForm((now) => ({ ...now, outcome }));
    announce(text('chosen', { outcome: text(outcome) }));
  };
  const showEvidence = () => {
    frame.setWide(false);
    choice.showEvidence();
  };
  const acts: KeyActs = {
    submit,
    j: () => choice.step(1),
    k: () => choice.step(-1),
    '[': () => choice.stepClaim(-1),
    ']': () => choice.stepClaim(1),
    o: showEvidence,
    m: () => field.current?.focus(),
  };
  for (const [outcome, , key] of answerKeys) acts[key] = () => choose(outcome);
  useEffect(() => {
    announce(text('opened', { title: submission.title }));
    // Said once, when the item opens.
  }, []);
  return (
    <WorkbenchFrame
      {...item}
      frame={frame}
      acts={acts}
      meanings={meanings}
      draft={form.answer}
      error={answering.error}
      stepUp={{ onProved: submit, onClose: () => answering.reset() }}
      onTakenAgain={() => answering.reset()}
    >
      <WorkbenchGrid
        modality={submission.modality}
        frame={frame}
        output={
          <OutputOf
            modality={submission.modality}
            submission={submission.id}
            payload={payload}
            findings={findings}
            attributions={view.attributions}
            finding={choice.finding}
            onFinding={choice.choose}
            claim={choice.claim}
            onClaim={choice.chooseClaim}
            marks={[]}
            selected={selected}
          />
        }
        sources={sourcesOf(payload, choice)}
        findingsTitle={text('contestation')}
        findings={
          <>
            <Box sx={{ p: 2, pb: 0 }}>
              <Section title={text('title')}>
                <ContestationFacts contestation={contestation} />
              </Section>
              <Decisions submission={submission.id} />
            </Box>
            <FindingsPanel
              submission={submission.id}
              judgements={null}
              groups={groups}
              checks={submission.checks}
              finding={choice.finding}
              onFinding={choice.choose}
              onEvidence={showEvidence}
            />
          </>
        }
        facts={<FactsTabs submission={submission} payload={payload} notes />}
      />
      <AnswerBar
        contested={contestation.contested}
        form={form}
        onOutcome={choose}
        onAnswer={(answer) => setForm((now) => ({ ...now, answer }))}
        field={field}
        working={answering.isPending}
        blocked={lost}
        onSubmit={submit}
      />
    </WorkbenchFrame>
  );
}
