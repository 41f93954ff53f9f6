import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
alter table audit_verification add column erased integer not null default 0, add column not_proven text[] not null default '{}',
  add column entry_id uuid;
create table audit_removal (
  entry_id uuid primary key,
  removed_by uuid not null constraint audit_removal_by references audit_entry
);
create table audit_cosignature (
  size bigint not null constraint audit_cosignature_checkpoint references audit_checkpoint,
  verifier_key text not null,
  line text not null,
  cosigned_at timestamptz not null,
  primary key (size, verifier_key)
);
create table witness (
  verifier_key text primary key,
  name text not null,
  size bigint,
  failure_at timestamptz,
  failure_code text,
  failure text,
  diverged_at timestamptz,
  diverged_code text,
  diverged text
);
create table log_key (
  verifier_key text primary key,
  previous text,
  handover text,
  added_at timestamptz not null,
  entry_id uuid not null,
  retired_at timestamptz,
  retired_entry_id uuid
);
create table legal_hold (
  id uuid primary key,
  kind text not null,
  target text not null,
  target_id uuid not null,
  system text,
  reason text not null,
  -- The incident that it was placed for; null: placed by hand.
  incident_id uuid,
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz
);
create unique index legal_hold_once on legal_hold (kind, target, incident_id) nulls not distinct where lifted_at is null;
create index legal_hold_of_incident on legal_hold (incident_id) where incident_id is not null;
create index legal_hold_standing on legal_hold (target_id) where lifted_at is null;
create index audit_verification_at on audit_verification (at desc);
create index audit_verification_faulty on audit_verification (at desc) where not ok;
create index audit_cosignature_of on audit_cosignature (verifier_key, size desc);
-- What explains removals, keys and holds stays as long as the log.
create function is_kept_for_good(action text) returns boolean language sql immutable as $$
  select action in ('subject.erased', 'retention.applied', 'log.key-added', 'log.key-retired', 'hold.placed', 'hold.lifted')
$$;
create table erasure (
  entry_id uuid primary key,
  reason text not null
);`;

const triggers = `
create trigger audit_removal_append_only before update or delete or truncate on audit_removal
  for each statement execute function refuse_change();
create trigger audit_cosignature_append_only before update or delete or truncate on audit_cosignature
  for each statement execute function refuse_change();
-- A payload goes only when an entry of the log says so, and is never altered.
create function refuse_unlisted_removal() returns trigger language plpgsql as $$
begin
  if exists (select from audit_removal r where r.entry_id = old.entry_id) then return old; end if;
  raise exception 'the audit log is append-only: no entry lists the removal of payload %', old.entry_id
    using errcode = 'insufficient_privilege';
end $$;
create trigger audit_payload_append_only before update or truncate on audit_payload
  for each statement execute function refuse_change();
create trigger audit_payload_listed before delete on audit_payload for each row execute function refuse_unlisted_removal();
-- Of a decision only the comment may be taken away, and only with the payload of its entry.
create function refuse_decision_change() returns trigger language plpgsql as $$
declare emptied decision%rowtype := old;
begin
  emptied.comment := null;
  if new is not distinct from emptied and exists (select from audit_removal r where r.entry_id = old.entry_id) then
    return new;
  end if;
  raise exception 'the audit log is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
drop trigger decision_append_only on decision;
create trigger decision_append_only before delete or truncate on decision for each statement execute function refuse_change();
create trigger decision_kept before update on decision for each row execute function refuse_decision_change();`;

/** The only ways in which the application takes something of the log away; both act on what a logged entry lists. */
const functions = `
create function remove_audit_payloads(removing uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare listed uuid[]; removed integer;
begin
  select array(select json_array_elements_text(p.payload -> 'entries')::uuid) into listed
  from audit_entry e join audit_payload p on p.entry_id = e.id
  where e.id = removing and e.action in ('subject.erased', 'retention.applied');
  if listed is null then
    raise exception 'entry % does not list payloads to remove', removing using errcode = 'insufficient_privilege';
  end if;
  insert into audit_removal (entry_id, removed_by)
  select e.id, removing from audit_entry e where e.id = any(listed) and not is_kept_for_good(e.action)
  on conflict do nothing;
  delete from audit_payload p using audit_removal r
  where p.entry_id = any(listed) and r.entry_id = p.entry_id and r.removed_by = removing;
  get diagnostics removed = row_count;
  update decision d set comment = null where d.comment is not null
    and d.entry_id = any(listed) and exists (select from audit_removal r where r.entry_id = d.entry_id);
  return removed;
end $$;
revoke execute on function remove_audit_payloads(uuid) from public;`;

const grants = `
create index decision_by_entry on decision (entry_id);
grant execute on function remove_audit_payloads(uuid) to countersign_app;
grant select on audit_removal to countersign_app;
grant select, insert on audit_cosignature, erasure to countersign_app;
grant select, insert, update on witness to countersign_app;
grant select, insert on log_key, legal_hold to countersign_app;
grant update (retired_at, retired_entry_id) on log_key to countersign_app;
grant update (lifted_at, lifted_by) on legal_hold to countersign_app;`;

/** Witnesses, keys, erasure, retention and legal holds of the log, each with the least right that it takes. */
export class LogCare1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, triggers, functions, grants]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('This migration is not undone: what it removed is gone.');
  }
}
