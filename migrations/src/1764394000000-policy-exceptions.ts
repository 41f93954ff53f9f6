import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
create table policy_exception (
  id uuid primary key,
  system_id uuid not null constraint policy_exception_system references ai_system,
  rule text not null,
  -- Of what the rule said when it was asked for: an exception is to that, and to nothing that it may say later.
  rule_digest text not null,
  days integer not null constraint policy_exception_days check (days between 1 and 90),
  reason text not null,
  requested_by uuid not null constraint policy_exception_person references person,
  requested_at timestamptz not null,
  approved_by uuid constraint policy_exception_approver references person,
  approved_at timestamptz,
  until timestamptz,
  ended_by uuid constraint policy_exception_ender references person,
  ended_at timestamptz,
  constraint policy_exception_second_person check (approved_by <> requested_by),
  constraint policy_exception_approved check ((approved_by is null) = (approved_at is null) and (approved_at is null) = (until is null)),
  constraint policy_exception_ended check ((ended_by is null) = (ended_at is null))
);
create index policy_exception_newest on policy_exception (requested_at desc, id desc);
create index policy_exception_approved_of on policy_exception (system_id) where approved_at is not null;
grant select, insert, update on policy_exception to countersign_app;`;

/** Exceptions to single rules of the policy: asked for by one person, approved by another, for a time. */
export class PolicyExceptions1764394000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table policy_exception');
  }
}
