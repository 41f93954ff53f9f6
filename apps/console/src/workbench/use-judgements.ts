import type { JudgementView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { workbenchText } from './messages.js';
import type { NumberedFinding } from './ordered-findings.js';

interface Word {
  finding: NumberedFinding;
  useful: boolean;
}

/** What the reviewer says of findings. */
export interface Judgements {
  /** Of this finding, as the server has it; null where nothing was said. */
  of: (finding: NumberedFinding) => boolean | null;
  judge: (finding: NumberedFinding, useful: boolean) => void;
  /** The finding whose word is under way. */
  pending: string | null;
  /** Why the last word was not taken, and of which finding. */
  refused: { finding: string; error: Error } | null;
}

/** Sends whether findings are useful; shown as said, and announced, only after the server has it. */
export function useJudgements(submission: string): Judgements {
  const text = useText(workbenchText);
  const announce = useAnnounce();
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  const sending = useMutation<JudgementView, Error, Word>({
    mutationFn: ({ finding, useful }) =>
      call('judgeFinding', { params: { id: submission, finding: finding.id }, body: { useful } }),
    onSuccess: ({ useful }, { finding }) => {
      setSaid((before) => new Map(before).set(finding.id, useful));
      announce(text(useful ? 'judgedUseful' : 'judgedNotUseful', { number: finding.number }));
    },
  });
  const of: Judgements['of'] = (finding) => said.get(finding.id) ?? finding.judgement;
  return {
    of,
    judge(finding, useful) {
      if (!sending.isPending && of(finding) !== useful) sending.mutate({ finding, useful });
    },
    pending: sending.isPending ? sending.variables.finding.id : null,
    refused: sending.isError ? { finding: sending.variables.finding.id, error: sending.error } : null,
  };
}
