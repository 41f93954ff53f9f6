import type { MigrationInterface, QueryRunner } from 'typeorm';

const passkeys = `
create table passkey (
  id uuid primary key,
  person_id uuid not null constraint passkey_person references person,
  credential_id bytea not null constraint passkey_credential unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_in uuid not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person_id on passkey (person_id);
create table passkey_challenge (
  challenge_hash bytea primary key,
  purpose text not null,
  person_id uuid constraint passkey_challenge_person references person,
  session_id uuid,
  expires_at timestamptz not null
);
create index passkey_challenge_expires_at on passkey_challenge (expires_at);
grant select, insert, delete on passkey, passkey_challenge to countersign_app;
grant update (counter, used_at) on passkey to countersign_app;`;

/** Passkeys of people, and the challenges that they are to answer. */
export class Passkeys1764397000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(passkeys);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table passkey_challenge; drop table passkey;');
  }
}
