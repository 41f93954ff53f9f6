import type { MigrationInterface, QueryRunner } from 'typeorm';

const people = `
create table ai_system (
  id uuid primary key,
  slug text not null constraint ai_system_slug unique,
  name text not null,
  description text not null,
  role text not null,
  risk_class text not null,
  risk_grounds text not null,
  created_at timestamptz not null
);
create table person (
  id uuid primary key,
  email text not null constraint person_email unique,
  name text not null,
  language text not null,
  password_hash text not null,
  competences text[] not null,
  active boolean not null,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);
create table role_grant (
  id uuid primary key,
  person_id uuid not null constraint role_grant_person references person,
  role text not null,
  system_id uuid constraint role_grant_system references ai_system,
  constraint role_grant_once unique nulls not distinct (person_id, role, system_id)
);
create table person_session (
  id uuid primary key,
  person_id uuid not null constraint person_session_person references person,
  token_hash bytea not null constraint person_session_token unique,
  csrf_token text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index person_session_person_id on person_session (person_id);
create table api_key (
  id uuid primary key,
  name text not null,
  prefix text not null constraint api_key_prefix unique,
  secret_hash bytea not null,
  scopes text[] not null,
  systems text[] not null,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);`;

const submissions = `
create table blob (
  digest text primary key,
  size integer not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  created_at timestamptz not null
);
create table submission (
  id uuid primary key,
  version integer not null,
  state text not null,
  system_id uuid not null constraint submission_system references ai_system,
  modality text not null,
  title text not null,
  content_digest text not null,
  language text,
  submitter_kind text not null,
  submitter_id uuid not null,
  supersedes uuid constraint submission_supersedes references submission,
  superseded_by uuid,
  public_interest boolean not null,
  requested_due_at timestamptz,
  due_at timestamptz,
  tier text,
  queue text,
  risk jsonb,
  route jsonb,
  policy_digest text,
  facts jsonb,
  facts_digest text,
  approvals_given integer not null default 0,
  approvals_needed integer,
  entry_id uuid not null,
  leaf_hash bytea not null,
  created_at timestamptz not null,
  routed_at timestamptz,
  decided_at timestamptz
);
create index submission_newest on submission (created_at desc, id desc);
create index submission_by_system on submission (system_id, created_at desc, id desc);
create index submission_by_state on submission (state, created_at desc, id desc);
create unique index submission_revised_once on submission (supersedes) where supersedes is not null;
create table submission_payload (
  submission_id uuid primary key,
  payload jsonb not null
);
create table idempotency_key (
  client_id uuid not null,
  key text not null,
  body_digest bytea not null,
  submission_id uuid not null,
  created_at timestamptz not null,
  primary key (client_id, key)
);
create table check_run (
  id uuid primary key,
  submission_id uuid not null,
  check_name text not null,
  check_version text not null,
  state text not null default 'pending',
  attempts integer not null default 0,
  enqueued_at timestamptz,
  started_at timestamptz,
  lease_until timestamptz,
  finished_at timestamptz,
  worker text,
  score real,
  summary jsonb,
  attributions jsonb,
  measures jsonb,
  milliseconds real,
  constraint check_run_once unique (submission_id, check_name)
) with (fillfactor = 80);
create index check_run_unfinished on check_run (enqueued_at nulls first, id) where state in ('pending', 'running');
create table finding (
  id uuid primary key,
  check_run_id uuid not null,
  submission_id uuid not null,
  ordinal integer not null,
  code text not null,
  severity text not null,
  score real,
  place jsonb,
  message jsonb not null,
  explanation jsonb not null,
  evidence jsonb not null,
  model jsonb not null
);
create index finding_by_submission on finding (submission_id);
create table policy_version (
  digest text primary key,
  documents jsonb not null,
  first_used_at timestamptz not null
);`;

const reviews = `
create table review (
  submission_id uuid primary key constraint review_submission references submission,
  state text not null,
  queue text not null,
  tier text not null,
  priority integer not null,
  system text not null,
  modality text not null,
  competences text[] not null,
  due_at timestamptz,
  approvals_given integer not null default 0,
  approvals_needed integer not null,
  finding_counts integer[] not null,
  inconclusive integer not null,
  approved_by uuid[] not null default '{}',
  submitter_id uuid not null,
  assigned_to uuid,
  leads_only boolean not null default false,
  claim_id uuid,
  claimed_by uuid,
  claimed_at timestamptz,
  lease_until timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
create index review_next on review (priority desc, submission_id) where state = 'waiting';
create index review_next_in_queue on review (queue, priority desc, submission_id) where state = 'waiting';
create index review_lease on review (lease_until) where state = 'claimed';
create unique index review_claim on review (claim_id) where claim_id is not null;
-- Negated, so that both parts ascend and a page begins where a row comparison says.
create index review_open on review ((-priority), submission_id) where state <> 'closed';
create index review_counts on review (queue, state, tier, due_at, created_at) where state <> 'closed';
create table decision (
  id uuid primary key,
  submission_id uuid not null constraint decision_submission references submission,
  version integer not null,
  claim_id uuid not null constraint decision_once unique,
  person_id uuid not null,
  role text not null,
  outcome text not null,
  counted boolean not null,
  reasons jsonb not null,
  comment text,
  assigned_to uuid,
  content_digest text not null,
  policy_digest text not null,
  facts_digest text not null,
  facts jsonb not null,
  claimed_at timestamptz not null,
  entry_id uuid not null,
  leaf_hash bytea not null,
  created_at timestamptz not null
);
create index decision_by_submission on decision (submission_id);
create index decision_by_time on decision (created_at, id);
create index decision_by_person on decision (person_id, created_at);
create unique index decision_one_approval on decision (submission_id, person_id) where outcome = 'approve';
create table submission_comment (
  id uuid primary key,
  submission_id uuid not null,
  author_id uuid not null,
  text text not null,
  created_at timestamptz not null
);
create index submission_comment_thread on submission_comment (submission_id, created_at);
create table receipt (
  submission_id uuid primary key,
  jws text not null,
  issued_at timestamptz not null
);`;

const audit = `
create table pseudonym (
  kind text not null,
  subject_id uuid not null,
  pseudonym text not null constraint pseudonym_unique unique,
  key bytea not null,
  primary key (kind, subject_id)
);
create table audit_entry (
  id uuid primary key,
  action text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  subject text,
  leaf_hash bytea not null
);
create table audit_payload (
  entry_id uuid primary key,
  -- json, not jsonb: the canonical text is kept byte for byte, since the leaf commits to it.
  payload json not null,
  salt bytea not null
);
create index audit_entry_subject on audit_entry (subject, id) where subject is not null;
create index audit_entry_action on audit_entry (action, id);
create table audit_pending (
  seq bigint generated always as identity primary key,
  entry_id uuid not null,
  leaf bytea not null,
  leaf_hash bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
create table audit_leaf (
  leaf_index bigint primary key,
  entry_id uuid not null constraint audit_leaf_entry unique,
  leaf bytea not null,
  leaf_hash bytea not null
);
create table audit_tile (
  level smallint not null,
  tile_index bigint not null,
  hashes bytea not null,
  root bytea not null,
  primary key (level, tile_index)
);
create table audit_checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  signed_at timestamptz not null
);
create table audit_verification (
  id uuid primary key,
  kind text not null,
  size bigint not null,
  ok boolean not null,
  faults jsonb not null,
  at timestamptz not null
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;`;

const appendOnly = ['audit_entry', 'audit_leaf', 'audit_tile', 'audit_checkpoint', 'audit_verification', 'decision'];

const machinery = `
create table report (
  id uuid primary key,
  kind text not null,
  state text not null,
  input jsonb not null,
  requested_by_kind text not null,
  requested_by uuid not null,
  enqueued_at timestamptz,
  done integer not null default 0,
  total integer not null default 0,
  files jsonb not null default '[]',
  snapshot jsonb,
  failure text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index report_newest on report (created_at desc, id desc);
create index report_unfinished on report (id) where state in ('pending', 'running');
create table worker (
  id text primary key,
  host text not null,
  pid integer not null,
  version text not null,
  device_class text not null,
  state text not null,
  running integer not null,
  done integer not null,
  failed integer not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);`;

const grants = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'countersign_app') then
    create role countersign_app nologin;
  end if;
end $$;
grant usage on schema public to countersign_app;
grant select, insert, update, delete on all tables in schema public to countersign_app;
revoke update, delete on audit_entry, audit_payload, audit_leaf, audit_tile, audit_checkpoint, audit_verification, decision, migration from countersign_app;
revoke insert on migration from countersign_app;`;

/** Every table of the first version, the triggers that keep the log append-only, and the rights of the application's role. */
export class Foundations1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [people, submissions, reviews, audit, machinery]) await runner.query(part);
    for (const table of appendOnly) {
      await runner.query(`create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`);
    }
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the database instead.');
  }
}
