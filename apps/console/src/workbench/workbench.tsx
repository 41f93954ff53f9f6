import type { DecisionAnswer, Outcome } from '@countersign/contracts';
import Button from '@mui/material/Button';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { partsText } from '../parts/messages.js';
import { Disagreement } from '../review-flow/disagreement.js';
import type { ClaimedItem } from './claimed-item.js';
import { DecisionBar } from './decision/decision-bar.js';
import { emptyForm, missingIn, nextLetter, reduceForm } from './decision/decision-form.js';
import { outcomeKeys } from './decision/outcome-buttons.js';
import { reasonsFor } from './decision/reasons-for.js';
import { FactsTabs } from './facts/facts-tabs.js';
import { FindingsPanel } from './findings-panel.js';
import type { KeyMeanings } from './key-sheet.js';
import { workbenchText } from './messages.js';
import { groupFindings } from './ordered-findings.js';
import { OpinionLine } from './opinion/opinion-line.js';
import { OutputOf } from './output-of.js';
import type { OutputProps } from './output-props.js';
import { KeyHint } from './decision/key-hint.js';
import { CorrectedText } from './text/corrected-text.js';
import { sourcesOf } from './text/sources-of.js';
import { useDecision } from './use-decision.js';
import { useJudgements } from './use-judgements.js';
import { useLateFindings } from './use-late-findings.js';
import { useFrame } from './use-frame.js';
import { useSelection } from './use-selection.js';
import type { KeyActs } from './use-workbench-keys.js';
import { WorkbenchFrame } from './workbench-frame.js';
import { WorkbenchGrid } from './workbench-grid.js';

interface Props extends ClaimedItem {
  onDecided: (answer: DecisionAnswer) => void;
}

const meanings: KeyMeanings = { outcomes: 'key.outcomes', digits: 'key.digits', submit: 'key.submit' };

/** One claimed item: its output, its evidence and the decision on it. Mounted anew for each item, so its form starts empty. */
export function Workbench({ onDecided, ...item }: Props) {
  const { view, lost, opened, onLost } = item;
  const { submission, payload } = view;
  const text = useText(workbenchText);
  const words = useText(partsText);
  const announce = useAnnounce();
  const catalog = useCatalog().data;
  const [form, dispatch] = useReducer(reduceForm, emptyForm);
  const frame = useFrame();
  const [corrected, setCorrected] = useState<string | null>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const selected: OutputProps['selected'] = useRef(null);
  const groups = useMemo(() => groupFindings(view.findings, submission.checks), [view.findings, submission.checks]);
  const findings = useMemo(() => groups.flatMap((group) => group.findings), [groups]);
  const choice = useSelection(findings, view.attributions, opened);
  const decision = useDecision(view, opened, { onDecided, onLost });
  const judgements = useJudgements(submission.id);
  const lateCount = useLateFindings(view, (count) => announce(text('late', { count })));

  const mark: OutputProps['onMark'] = (place) => {
    announce(text('marked', { letter: nextLetter(form.marks) }));
    dispatch({ act: 'mark', place });
  };
  const markSelected = () => {
    const framing = submission.modality === 'image';
    const place = selected.current?.() ?? (framing ? null : choice.place);
    if (place) mark(place);
    else if (!framing) announce(text('nothingToMark'));
  };
  const submit = () => {
    const missing = missingIn(form);
    if (missing !== null) announce(text(missing));
    else if (corrected !== null && form.outcome !== 'request-changes') announce(text('needRequest'));
    else if (!lost && !decision.isPending) decision.mutate({ form, corrected });
  };
  const chooseOutcome = (outcome: Outcome) => {
    const allowed = reasonsFor(catalog, outcome, submission.modality).map(({ code }) => code);
    dispatch({ act: 'choose', outcome, allowed });
    announce(text('chosen', { outcome: words(`outcome.${outcome}`) }));
  };
  const written = submission.modality === 'text' ? payload.content.text : null;
  const correct = () => {
    if (typeof written !== 'string' || corrected !== null) return;
    setCorrected(written);
    chooseOutcome('request-changes');
    announce(text('correcting'));
  };
  const toggleReason = (nth: number) => {
    const reason = reasonsFor(catalog, form.outcome, submission.modality)[nth];
    if (reason) dispatch({ act: 'toggle-reason', code: reason.code });
  };
  const judgeCurrent = (useful: boolean) => {
    if (choice.current) judgements.judge(choice.current, useful);
    else announce(text('judgeFirst'));
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
    o: () => showEvidence(),
    '+': () => judgeCurrent(true),
    '-': () => judgeCurrent(false),
    f: markSelected,
    m: () => comment.current?.focus(),
    ...(typeof written === 'string' && { v: correct }),
  };
  for (const [outcome, key] of outcomeKeys) acts[key] = () => chooseOutcome(outcome);
  for (let digit = 1; digit <= 9; digit++) acts[String(digit)] = () => toggleReason(digit - 1);
  useEffect(() => {
    announce(text('opened', { title: submission.title, count: findings.length }));
    // Said once, when the item opens.
  }, []);

  const sources = sourcesOf(payload, choice, opened);
  return (
    <WorkbenchFrame
      {...item}
      frame={frame}
      acts={acts}
      meanings={meanings}
      draft={form.comment}
      lateCount={lateCount}
      error={decision.error}
      stepUp={{ onProved: submit, onClose: () => decision.reset() }}
      onTakenAgain={() => {
        decision.reset();
        announce(text('lateShown'));
      }}
    >
      <Disagreement submission={submission.id} />
      <WorkbenchGrid
        modality={submission.modality}
        frame={frame}
        outputAct={
          typeof written === 'string' &&
          corrected === null && (
            <Button
              size="small"
              color="inherit"
              aria-keyshortcuts="v"
              onClick={correct}
              sx={{ py: 0, minHeight: 24, gap: 0.75, color: 'text.secondary' }}
            >
              {text('correct')}
              <KeyHint>v</KeyHint>
            </Button>
          )
        }
        output={
          corrected !== null ? (
            <CorrectedText
              value={corrected}
              language={typeof payload.content.language === 'string' ? payload.content.language : undefined}
              onChange={setCorrected}
              onCancel={() => setCorrected(null)}
            />
          ) : (
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
              marks={form.marks}
              selected={selected}
              onMark={mark}
            />
          )
        }
        sources={sources}
        findingsTitle={`${text('findings')} ${findings.length}`}
        findings={
          <>
            <OpinionLine opinion={view.opinion} />
            <FindingsPanel
              submission={submission.id}
              judgements={judgements}
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
      <DecisionBar
        catalog={catalog}
        modality={submission.modality}
        publicInterest={payload.publicInterest}
        form={form}
        dispatch={dispatch}
        onOutcome={chooseOutcome}
        findings={findings}
        comment={comment}
        working={decision.isPending}
        blocked={lost}
        onSubmit={submit}
      />
    </WorkbenchFrame>
  );
}
