import type { FindingView, PayloadView, SubmissionView } from '@countersign/contracts';
import { useMemo, useRef } from 'react';
import { useText } from '../language/use-text.js';
import { Section } from '../parts/section.js';
import { Concealed } from '../workbench/facts/concealed.js';
import { FindingsPanel } from '../workbench/findings-panel.js';
import { groupFindings } from '../workbench/ordered-findings.js';
import { OutputOf } from '../workbench/output-of.js';
import type { OutputProps } from '../workbench/output-props.js';
import { Sources } from '../workbench/text/sources.js';
import { useSelection } from '../workbench/use-selection.js';
import { submissionsText } from './messages.js';

interface Props {
  submission: SubmissionView;
  payload: PayloadView;
  findings: readonly FindingView[];
}

const none: OutputProps['attributions'] = [];

/** The output with its findings and sources, as in the workbench but without a decision. */
export function OutputSection({ submission, payload, findings }: Props) {
  const text = useText(submissionsText);
  const groups = useMemo(() => groupFindings(findings, submission.checks), [findings, submission.checks]);
  const numbered = useMemo(() => groups.flatMap((group) => group.findings), [groups]);
  const selected: OutputProps['selected'] = useRef(null);
  const choice = useSelection(numbered, none);
  return (
    <>
      <Section title={text('output')} flush>
        <OutputOf
          modality={submission.modality}
          submission={submission.id}
          payload={payload}
          findings={numbered}
          unseen={submission.verdict === 'hidden'}
          attributions={none}
          finding={choice.finding}
          onFinding={choice.choose}
          claim={choice.claim}
          onClaim={choice.chooseClaim}
          marks={[]}
          selected={selected}
        />
      </Section>
      {numbered.length > 0 && (
        <Section title={`${text('findings')} ${numbered.length}`} flush>
          <FindingsPanel
            submission={submission.id}
            judgements={null}
            groups={groups}
            checks={submission.checks}
            finding={choice.finding}
            onFinding={choice.choose}
            onEvidence={choice.showEvidence}
          />
        </Section>
      )}
      <Concealed fields={payload.concealed} />
      {payload.sources.length > 0 && (
        <Section title={text('sources')} flush>
          <Sources sources={payload.sources} evidence={choice.evidence} support={choice.support} />
        </Section>
      )}
    </>
  );
}
