import type { CheckSubject } from '@countersign/checks';
import type { StartedCheckRun } from '@countersign/submissions';

/** The output of a run as checks see it. */
export function subjectOf(run: Pick<StartedCheckRun, 'payload' | 'title' | 'public_interest'>): CheckSubject {
  const { payload } = run;
  return {
    title: run.title,
    content: payload.content,
    generator: payload.generator,
    sources: payload.sources,
    rationale: payload.rationale ?? null,
    affected: payload.affected ?? null,
    publicInterest: run.public_interest,
    disclosure: payload.disclosure ?? null,
  };
}
