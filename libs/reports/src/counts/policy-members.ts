import type { Members, Parameters, Scope } from './scope.js';

/**
 * Policies that came into force in the period, and those from a draft that somebody approved as it was who neither wrote in it nor
 * proposed it. Null for one that was read from the policy folder: who approved that change is known outside of the product.
 */
export function approvedPolicies({ from, to }: Scope, parameters: Parameters): Members {
  const hand = `exists (select from audit_entry w where w.subject = e.subject and w.actor = a.actor
    and w.action in ('policy.drafted', 'policy.proposed'))`;
  const approved = `exists (select from audit_entry a join audit_payload q on q.entry_id = a.id
    where a.subject = e.subject and a.action = 'policy.approved' and a.at <= e.at
      and q.payload ->> 'digest' = p.payload ->> 'digest' and not ${hand})`;
  return {
    of: 'entry',
    text: `select e.id::text as id, e.id as entry, e.at,
        case when e.subject is not null and p.entry_id is not null then ${approved} end as met
      from audit_entry e left join audit_payload p on p.entry_id = e.id
      where e.action = 'policy.activated' and e.at >= ${parameters.add(from)} and e.at < ${parameters.add(to)}`,
  };
}
