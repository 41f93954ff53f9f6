import type { OutputSelection } from '@countersign/requirements';
import { highRiskClasses, type Parameters, type Scope } from './scope.js';

/** Whether submission `s` (of AI system `y`) is in the scope and the selection, as SQL. */
function conditions(scope: Scope, selection: OutputSelection, parameters: Parameters): string[] {
  const { modalities, flaggedBy, actedOn } = selection;
  return [
    `s.system_id = any(${parameters.add(scope.systems)})`,
    `s.created_at >= ${parameters.add(scope.from)} and s.created_at < ${parameters.add(scope.to)}`,
    's.routed_at is not null',
    ...(modalities ? [`s.modality = any(${parameters.add(modalities)})`] : []),
    ...(selection.released ? [`s.state in ('approved', 'revoked')`] : []),
    ...(selection.decided ? [`s.state in ('approved', 'rejected', 'changes-requested', 'superseded', 'revoked')`] : []),
    ...(selection.highRisk ? [isHighRisk(parameters)] : []),
    ...(selection.publicInterest ? ['s.public_interest'] : []),
    ...(selection.unanswered ? [hasRun(`r.state = 'inconclusive'`)] : []),
    ...(flaggedBy ? [hasRun(`r.state = 'flagged' and r.check_name = any(${parameters.add(flaggedBy)})`)] : []),
    ...(actedOn ? [wasActedOn(parameters.add(actedOn))] : []),
  ];
}

const isHighRisk = (parameters: Parameters): string =>
  `(s.tier = 'high' or y.risk_class = any(${parameters.add(highRiskClasses)}))`;

/** Whether a check run `r` of submission `s` is so. */
export const hasRun = (condition: string): string =>
  `exists (select from check_run r where r.submission_id = s.id and ${condition})`;

/** Whether the log holds an entry on submission `s` of one of the actions in that parameter. */
const wasActedOn = (actions: string): string =>
  `exists (select from audit_entry e where e.subject = s.id::text and e.action = any(${actions}))`;

/** `from … where …` of the outputs in a scope and selection: submissions `s` with their AI systems `y`. */
export function selectOutputs(scope: Scope, selection: OutputSelection, parameters: Parameters, join = ''): string {
  return `from submission s join ai_system y on y.id = s.system_id ${join}
    where ${conditions(scope, selection, parameters).join(' and ')}`;
}

/** The same for outputs whose checks may still run: all of the scope. */
export function selectReceived(scope: Scope, highRisk: boolean, parameters: Parameters, join = ''): string {
  return `from submission s join ai_system y on y.id = s.system_id ${join}
    where s.system_id = any(${parameters.add(scope.systems)})
      and s.created_at >= ${parameters.add(scope.from)} and s.created_at < ${parameters.add(scope.to)}
      ${highRisk ? `and ${isHighRisk(parameters)}` : ''}`;
}
