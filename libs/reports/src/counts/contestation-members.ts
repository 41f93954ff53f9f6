import type { ContestationSelection, Measurement } from '@countersign/requirements';
import type { Members, Parameters, Scope } from './scope.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

const contestation = 'c.entry_id::text as id, c.entry_id as entry, c.opened_at as at';

/** `from … where …` of the contestations `c` that were opened in the period, on outputs `s` of the scope. */
function selectContestations(scope: Scope, { by, outcome }: ContestationSelection, parameters: Parameters): string {
  const now = parameters.add(scope.to);
  const conditions = [
    `s.system_id = any(${parameters.add(scope.systems)})`,
    `c.opened_at >= ${parameters.add(scope.from)} and c.opened_at < ${now}`,
    ...(by === undefined ? [] : [`c.contestant = ${parameters.add(by)}`]),
    ...(outcome === undefined ? [] : [`c.outcome = ${parameters.add(outcome)} and c.answered_at < ${now}`]),
  ];
  return `from contestation c join submission s on s.id = c.submission_id
    where s.purpose = 'review' and ${conditions.join(' and ')}`;
}

/** Contestations, and those that were answered in time; null while the time runs. */
export function answeredContestations(
  scope: Scope,
  { contestations, most }: Of<'contestations-answered-within'>,
  parameters: Parameters,
): Members {
  const now = parameters.add(scope.to);
  const due = `c.opened_at + ${parameters.add(most)}::interval`;
  const met = `case when c.answered_at < ${now} then c.answered_at <= ${due} when ${due} <= ${now} then false end`;
  return {
    of: 'entry',
    text: `select ${contestation}, ${met} as met ${selectContestations(scope, contestations, parameters)}`,
  };
}

/** Answered contestations, and those since whose answer the log has one of the acts on the output. */
export function consequentContestations(
  scope: Scope,
  { contestations, actions }: Of<'contestations-acted-on'>,
  parameters: Parameters,
): Members {
  const now = parameters.add(scope.to);
  const met = `exists (select from audit_entry e where e.subject = s.id::text
    and e.action = any(${parameters.add(actions)}) and e.at >= c.answered_at and e.at < ${now})`;
  const selected = selectContestations(scope, contestations, parameters);
  return { of: 'entry', text: `select ${contestation}, ${met} as met ${selected} and c.answered_at < ${now}` };
}
