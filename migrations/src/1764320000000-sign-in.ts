import type { MigrationInterface, QueryRunner } from 'typeorm';

const sessions = `
alter table person_session
  add column device text,
  add column network text,
  add column means text[] not null default '{password}';`;

const identities = `
create table person_identity (
  id uuid primary key,
  person_id uuid not null constraint person_identity_person references person,
  issuer text not null,
  subject text not null,
  created_at timestamptz not null,
  constraint person_identity_once unique (issuer, subject),
  constraint person_identity_of_issuer unique (person_id, issuer)
);
alter table role_grant add column by_claim boolean not null default false;
alter table person add column claimed_competences text[] not null default '{}';
grant select, insert, update, delete on person_identity to countersign_app;`;

const factors = `
create table authenticator (
  person_id uuid primary key constraint authenticator_person references person,
  sealed_secret text not null,
  last_step bigint not null default 0,
  created_at timestamptz not null,
  confirmed_at timestamptz
);
create table recovery_code (
  person_id uuid not null constraint recovery_code_person references person,
  code_hash bytea not null,
  primary key (person_id, code_hash)
);
grant select, insert, update, delete on authenticator, recovery_code to countersign_app;`;

const undo = `
drop table recovery_code;
drop table authenticator;
drop table person_identity;
delete from role_grant where by_claim;
alter table role_grant drop column by_claim;
alter table person drop column claimed_competences;
alter table person_session drop column device, drop column network, drop column means;`;

/** Where and by what sessions were opened; who people are to an identity provider, and what its claims give them; authenticators. */
export class SignIn1764320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sessions);
    await runner.query(identities);
    await runner.query(factors);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}
