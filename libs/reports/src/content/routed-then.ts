/** SQL of what routing said when something was done; of what was done before it was kept, the output's last routing. */
export const routedThen = {
  /** The tier of a decision `d` on a submission `s`. */
  tier: `coalesce(d.routing ->> 'tier', s.tier)`,
  /** The due time of it; null for none. */
  dueAt: `case when d.routing is null then s.due_at else (d.routing ->> 'dueAt')::timestamptz end`,
  /** The tier of a submission `s` at the time of an entry `e` about it. */
  tierAtEntry: `coalesce((select q.payload ->> 'tier' from audit_entry g join audit_payload q on q.entry_id = g.id
    where g.subject = e.subject and g.action = 'submission.routed' and g.at <= e.at order by g.at desc, g.id desc limit 1), s.tier)`,
} as const;
