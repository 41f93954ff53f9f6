import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
-- The digest of the policy folder when this version came into force: by it a restart knows whether the folder was changed since.
alter table policy_version add column folder_digest text;
update policy_version set folder_digest = digest;
alter table policy_version alter column folder_digest set not null;
create index policy_version_newest on policy_version (first_used_at desc, digest desc);

create table policy_draft (
  id uuid primary key,
  title text not null,
  state text not null,
  revision integer not null,
  documents jsonb not null,
  -- What the policy would be, and which one in force it was proposed to follow; null until it is proposed.
  digest text,
  base_digest text,
  authors uuid[] not null,
  proposed_by uuid,
  proposed_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  activate_at timestamptz,
  activated_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index policy_draft_newest on policy_draft (created_at desc, id desc);
create index policy_draft_due on policy_draft (activate_at) where state = 'approved';

create table policy_back_test (
  id uuid primary key,
  draft_id uuid not null constraint policy_back_test_draft references policy_draft,
  digest text not null,
  -- The documents that are tried, as they stood when it was asked for.
  documents jsonb not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  state text not null,
  progress integer not null default 0,
  lease_until timestamptz,
  requested_by uuid not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  failure text,
  result jsonb
);
create index policy_back_test_by_draft on policy_back_test (draft_id, requested_at desc);
create index policy_back_test_unfinished on policy_back_test (requested_at) where state in ('waiting', 'running');
create index submission_by_routing on submission (routed_at, id) where routed_at is not null;

create table system_stop (
  id uuid primary key,
  system_id uuid not null constraint system_stop_system references ai_system,
  reason text not null,
  drill boolean not null,
  stopped_by uuid not null,
  stopped_at timestamptz not null,
  milliseconds double precision not null,
  resumed_by uuid,
  resumed_at timestamptz
);
create unique index system_stop_standing on system_stop (system_id) where resumed_at is null;

grant select, insert, update on policy_draft, policy_back_test, system_stop to countersign_app;`;

/** Drafts of policies and their back-tests, and stops of AI systems. */
export class PolicyDrafts1764330000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table system_stop, policy_back_test, policy_draft; drop index policy_version_newest, submission_by_routing;
      alter table policy_version drop column folder_digest`);
  }
}
