import type { Measurement } from '@countersign/requirements';
import type { Members, Parameters, Scope } from './scope.js';
import { isHighRisk } from './select-outputs.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

const decision = 'd.entry_id::text as id, d.entry_id as entry, d.created_at as at';

/** `from … where …` of the decisions `d` of the period on outputs `s` of the scope, with their entries `e`. */
function selectDecisions(scope: Scope, parameters: Parameters, join = ''): string {
  return `from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
    join audit_entry e on e.id = d.entry_id ${join}
    where s.purpose = 'review' and s.system_id = any(${parameters.add(scope.systems)})
      and d.created_at >= ${parameters.add(scope.from)} and d.created_at < ${parameters.add(scope.to)}`;
}

/** Whether whoever made decision `d` has an entry `o` of that action on the output before it. */
const didBefore = (action: string, more = ''): string => `exists (select from audit_entry o where o.subject = s.id::text
  and o.action = '${action}' and o.actor = e.actor and o.at <= e.at ${more})`;

/** Of reads of what: not how to reach who contests. What payloads said that are gone counts as the output. */
const ofOutput = `and not exists (select from audit_payload p where p.entry_id = o.id
  and p.payload ->> 'what' not in ('content', 'image'))`;

/** Decisions, and those whose maker read the output before, as the log has it: who decides has read. */
export function readDecisions(scope: Scope, parameters: Parameters): Members {
  return {
    of: 'entry',
    text: `select ${decision}, ${didBefore('personal-data.read', ofOutput)} as met ${selectDecisions(scope, parameters)}`,
  };
}

/** Decisions of people from whom the verdict was hidden, and those that they gave a first opinion before. */
export function opinedDecisions(
  scope: Scope,
  { highRisk }: Of<'decisions-after-opinion'>,
  parameters: Parameters,
): Members {
  const hidden = `join review_arm a on a.submission_id = d.submission_id and a.person_id = d.person_id
    and a.arm = 'hidden' and a.drawn_at <= d.created_at`;
  const selected = selectDecisions(scope, parameters, hidden);
  return {
    of: 'entry',
    text: `select ${decision}, ${didBefore('review.opined')} as met ${selected}
      ${highRisk ? `and ${isHighRisk(parameters)}` : ''}`,
  };
}
