import { withinReach } from '@countersign/access';
import { exceptionKinds, type ExceptionKind } from '@countersign/contracts';
import { routedThen } from '../content/routed-then.js';

/** A JSON path over the facts that a decision was made on. */
const facts = (path: string): string => `jsonb_path_exists(d.facts, '${path}')`;

const approved = `d.outcome = 'approve'`;
const serious = facts('$.findings[*] ? (@.severity == "major" || @.severity == "critical")');
const inconclusive = facts('$.checks[*] ? (@.outcome == "inconclusive")');
const flagged = facts('$.checks[*] ? (@.outcome == "flagged")');
const allPassed = `${facts('$.checks[*]')} and not ${facts('$.checks[*] ? (@.outcome != "passed")')}`;
const needsOne = `exists (select from audit_payload a
  where a.entry_id = d.entry_id and (a.payload #>> '{approvals,needed}')::int <= 1)`;

/** SQL of the kinds that `exceptionsOf` tells of a decision `d` on a submission `s`: the same, for counting. */
const conditions: Record<Exclude<ExceptionKind, 'claim-expired'>, string> = {
  'approved-with-serious-finding': `${approved} and ${serious}`,
  'approved-with-inconclusive-check': `${approved} and ${inconclusive}`,
  'single-approver-on-high-tier': `${approved} and ${routedThen.tier} = 'high' and ${needsOne}`,
  'decided-late': `d.created_at > ${routedThen.dueAt}`,
  'approved-despite-flag': `${approved} and ${flagged} and not ${serious}`,
  'rejected-without-flag': `d.outcome = 'reject' and ${allPassed}`,
};

const kindsOf = exceptionKinds
  .flatMap((kind) => (kind === 'claim-expired' ? [] : [`case when ${conditions[kind]} then '${kind}' end`]))
  .join(', ');

const mayBeTold = `($2::text[] is null or y.slug = any($2))
  and ${withinReach(['$3', '$4'], { system: 'y.slug', modality: 's.modality', tier: 's.tier' })}
  and (s.state <> 'awaiting-review' or $5)`;

/**
 * SQL of decisions and expired claims since `$1` on outputs of the AI systems `$2` (null: all) within a reach (`$3`, `$4`), those
 * that are still under review only where `$5`, with their kinds of exception, none for most: `id, at, entry, submission_id, title,
 * system, tier, outcome, kinds`.
 */
export const exceptionalActs = `
select d.id, d.created_at as at, d.entry_id as entry, s.id as submission_id, s.title, y.slug as system, ${routedThen.tier} as tier,
  d.outcome, array_remove(array[${kindsOf}], null) as kinds
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
where s.purpose = 'review' and d.created_at >= $1 and ${mayBeTold}
union all
select e.id, e.at, e.id, s.id, s.title, y.slug, ${routedThen.tierAtEntry}, null, array['claim-expired']
from audit_entry e join submission s on s.id = e.subject::uuid join ai_system y on y.id = s.system_id
where e.action = 'review.claim-expired' and s.purpose = 'review' and e.at >= $1 and ${mayBeTold}`;
