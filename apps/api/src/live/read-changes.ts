import type { OutputFacts } from '@countersign/access';
import type { AuditAction } from '@countersign/audit';
import type { LiveTopic } from '@countersign/contracts';
import { firstIdAt, type Tx } from '@countersign/database';
import { actsOnOutputs, actsOnSystems } from './topics-of-acts.js';

/** Something that happened, by a key that it keeps, and which output or AI system it is about; null: all of them. */
export interface Change {
  key: string;
  topics: readonly LiveTopic[];
  about: OutputFacts | string | null;
}

/** What happened lately, and how the fleet stands as a text that is another one once it stands otherwise. */
export interface Changes {
  changes: Change[];
  fleet: string;
}

interface Row extends Omit<OutputFacts, 'system'> {
  key: string;
  act: AuditAction | null;
  on_output: boolean;
  /** Whether it has a review, or is of no single output. */
  reviewed: boolean;
  systems: string[] | null;
}

/** Of more than so many of one act, those before are not told: pages ask once a minute as well. */
const mostOfAct = 200;

const newestOf = (acts: string): string => `
unnest(${acts}::text[]) act(name), lateral (
  select id, action, subject from audit_entry where action = act.name and id >= $2 order by id desc limit ${mostOfAct}) e`;

// By index, and no more of each than a page shows, however much waits. A due time that passes is no act. That new leaves were found
// whole is said every minute and no news. What was withdrawn before it was routed has no review.
const lately = `
select e.id::text as key, e.action as act, true as on_output, r.submission_id is not null as reviewed,
  array[coalesce(r.system, y.slug)] as systems, coalesce(r.modality, s.modality) as modality, r.tier
from ${newestOf('$4')} left join review r on r.submission_id = e.subject::uuid
  left join submission s on r.submission_id is null and s.id = e.subject::uuid and s.purpose = 'review'
  left join ai_system y on y.id = s.system_id
where r.submission_id is not null or s.id is not null
union all
select 'due ' || submission_id, null, true, true, array[system], modality, tier from (
  select * from review where state <> 'closed' and due_at >= $3 and due_at < $1 order by due_at desc limit ${mostOfAct}) r
union all
select e.id::text, e.action, false, true, coalesce(i.systems, case when p.payload ->> 'slug' is not null then array[p.payload ->> 'slug']
    when p.payload ->> 'system' is not null then array[p.payload ->> 'system'] end), null, null
from ${newestOf('$5')} join audit_payload p on p.entry_id = e.id left join incident i
  on i.id = case when e.action like 'incident.%' then e.subject::uuid end
where e.action <> 'log.verified' or p.payload ->> 'kind' = 'full' or p.payload ->> 'ok' = 'false'`;

const fleet = `
select concat((select string_agg(concat(id, ' ', state), ',' order by id) from worker where seen_at > $1::timestamptz - interval '30 seconds'), ' ',
  (select string_agg(id::text, ' ') from (select id from audit_entry where action = 'check.completed' order by id desc limit 8) e), ' ',
  (select count(*) from (select from check_run where state in ('pending', 'running') order by enqueued_at nulls first, id limit 1000) r)) as fleet`;

function changesOf({ key, act, on_output: isOnOutput, reviewed: isReviewed, systems, modality, tier }: Row): Change[] {
  if (act === null) return changesFor(['queue', 'flow']);
  const topics = (isOnOutput ? actsOnOutputs : actsOnSystems)[act] ?? [];
  // No queue ever showed what has no review.
  return changesFor(isReviewed ? topics : topics.filter((topic) => topic === 'coverage'));

  function changesFor(topics: readonly LiveTopic[]): Change[] {
    if (systems === null || systems.length === 0) return [{ key, topics, about: null }];
    return systems.map((system) => ({ key, topics, about: isOnOutput ? { system, modality, tier } : system }));
  }
}

/** What happened since a moment, newest acts only; what it reads does not grow with what waits. */
export async function readChanges(tx: Tx, since: Date, now: Date): Promise<Changes> {
  const acts = [Object.keys(actsOnOutputs), Object.keys(actsOnSystems)];
  const rows = await tx.query<Row>(lately, [now, firstIdAt(since), since, ...acts]);
  const [stands] = await tx.query<{ fleet: string }>(fleet, [now]);
  return { changes: rows.flatMap(changesOf), fleet: stands?.fleet ?? '' };
}
