import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
create table finding_judgement (
  finding_id uuid not null,
  person_id uuid not null,
  submission_id uuid not null,
  useful boolean not null,
  judged_at timestamptz not null,
  entry_id uuid not null,
  primary key (finding_id, person_id)
);
create index finding_judgement_by_submission on finding_judgement (submission_id);
create table calibration (
  id uuid primary key,
  system_id uuid not null constraint calibration_system references ai_system,
  check_name text not null,
  check_version text not null,
  -- output: how likely people approve an output of this score; finding: how likely they find a finding of this score right.
  target text not null,
  map jsonb not null,
  labels integer not null,
  positive integer not null,
  -- Reliability of the raw scores, and of probabilities of maps that had not seen the labels they are judged on.
  before jsonb not null,
  after jsonb not null,
  fitted_at timestamptz not null,
  entry_id uuid not null
);
create index calibration_newest on calibration (system_id, check_name, target, fitted_at desc);
alter table check_run
  -- What the calibration made of the score, and on how many decisions it stands.
  add probability real,
  add calibrated_on integer;
alter table finding
  add probability real,
  add calibrated_on integer;
grant select, insert, update on finding_judgement to countersign_app;
grant select, insert on calibration to countersign_app;`;

/** What people say of findings, and how the scores of checks turn into probabilities. */
export class Calibration1764280000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table calibration, finding_judgement;
      alter table finding drop probability, drop calibrated_on;
      alter table check_run drop probability, drop calibrated_on`);
  }
}
