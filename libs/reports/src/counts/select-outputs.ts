import type { OutputSelection } from '@countersign/requirements';
import { highRiskClasses, type Parameters, type Scope } from './scope.js';

/** Whether submission `s` (of AI system `y`) is in the scope and the selection, as SQL. */
function conditions(scope: Scope, selection: OutputSelection, parameters: Parameters): string[] {
  const { modalities, flaggedBy, actedOn } = selection;
  const now = parameters.add(scope.to);
  return [
    `s.system_id = any(${parameters.add(scope.systems)})`,
    `s.created_at >= ${parameters.add(scope.from)} and s.created_at < ${now}`,
    wasRouted(now),
    ...(modalities ? [`s.modality = any(${parameters.add(modalities)})`] : []),
    ...(selection.released ? [wasReleased(now)] : []),
    ...(selection.decided ? [wasDecided(now)] : []),
    ...(selection.highRisk ? [isHighRisk(parameters)] : []),
    ...(selection.publicInterest ? ['s.public_interest'] : []),
    ...(selection.unanswered ? [hasRun(now, `r.state = 'inconclusive'`)] : []),
    ...(flaggedBy ? [hasRun(now, `r.state = 'flagged' and r.check_name = any(${parameters.add(flaggedBy)})`)] : []),
    ...(actedOn ? [wasActedOn(now, parameters.add(actedOn))] : []),
  ];
}

/** Whether submission `s` (of AI system `y`) is of tier high, or of a high-risk AI system. */
export const isHighRisk = (parameters: Parameters): string =>
  `(s.tier = 'high' or y.risk_class = any(${parameters.add(highRiskClasses)}))`;

/** Whether the checks of submission `s` had ended before `now`: a policy that comes later routes it again and writes another time. */
const wasRouted = (now: string): string =>
  `s.routed_at is not null and (s.routed_at < ${now} or exists (select from audit_entry e
     where e.subject = s.id::text and e.action = 'submission.routed' and e.at < ${now}))`;

/** Whether submission `s` was released before `now`; one whose state was written without a time counts as long released. */
const wasReleased = (now: string): string =>
  `(s.state in ('approved', 'revoked') and coalesce(s.decided_at < ${now}, true))`;

/** Whether submission `s` was decided on before `now`, also if it was withdrawn since: changes were asked for then. */
const wasDecided = (now: string): string =>
  `case when s.state in ('approved', 'rejected', 'changes-requested', 'superseded', 'revoked')
     then coalesce(s.decided_at < ${now}, true)
   when s.state = 'withdrawn' and s.decided_at >= ${now} then exists (select from decision d
     where d.submission_id = s.id and d.outcome in ('reject', 'request-changes') and d.created_at < ${now})
   else false end`;

/** Whether a check run `r` of submission `s` that ended before `now` is so. */
export const hasRun = (now: string, condition: string): string =>
  `exists (select from check_run r where r.submission_id = s.id and r.finished_at < ${now} and ${condition})`;

/** Whether the log held an entry on submission `s` of one of the actions in that parameter before `now`. */
const wasActedOn = (now: string, actions: string): string =>
  `exists (select from audit_entry e where e.subject = s.id::text and e.action = any(${actions}) and e.at < ${now})`;

/** `from … where …` of the outputs in a scope and selection: submissions `s` with their AI systems `y`. */
export function selectOutputs(scope: Scope, selection: OutputSelection, parameters: Parameters, join = ''): string {
  return `from submission s join ai_system y on y.id = s.system_id ${join}
    where s.purpose = 'review' and ${conditions(scope, selection, parameters).join(' and ')}`;
}

/** The same for outputs whose checks may still run: all of the scope. */
export function selectReceived(scope: Scope, highRisk: boolean, parameters: Parameters, join = ''): string {
  return `from submission s join ai_system y on y.id = s.system_id ${join}
    where s.purpose = 'review' and s.system_id = any(${parameters.add(scope.systems)})
      and s.created_at >= ${parameters.add(scope.from)} and s.created_at < ${parameters.add(scope.to)}
      ${highRisk ? `and ${isHighRisk(parameters)}` : ''}`;
}
