import type { MigrationInterface, QueryRunner } from 'typeorm';

const systems = `
alter table ai_system
  add market_since date,
  add annex_point text,
  add fria_reference text;`;

const attestations = `
create table attestation (
  id uuid primary key,
  requirement text not null,
  pack text not null,
  pack_digest text not null,
  -- Null: for all AI systems.
  system_id uuid constraint attestation_system references ai_system,
  person_id uuid not null,
  refused boolean not null,
  -- The very words that were signed.
  statement text not null,
  signed_at timestamptz not null,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text,
  entry_id uuid not null
);
create index attestation_newest on attestation (signed_at desc, id desc);
create index attestation_by_requirement on attestation (requirement, signed_at);`;

const incidents = `
create table incident (
  id uuid primary key,
  title text not null,
  description text not null,
  class text not null,
  systems text[] not null,
  submissions uuid[] not null,
  aware_at timestamptz not null,
  occurred_at timestamptz,
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz,
  corrective_action text,
  entry_id uuid not null
);
create index incident_newest on incident (opened_at desc, id desc);
alter table legal_hold add constraint legal_hold_incident foreign key (incident_id) references incident;
create table incident_report (
  id uuid primary key,
  incident_id uuid not null constraint incident_report_incident references incident,
  kind text not null,
  recipient text not null,
  sent_at timestamptz not null,
  reference text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  entry_id uuid not null
);
create index incident_report_by_incident on incident_report (incident_id, sent_at);`;

const editorial = `
create table editorial_record (
  submission_id uuid primary key constraint editorial_record_submission references submission,
  content_digest text not null,
  reviewer_id uuid not null,
  responsible text not null,
  recorded_at timestamptz not null,
  entry_id uuid not null
);`;

const grants = `
grant select, insert on attestation, incident, incident_report, editorial_record to countersign_app;
grant update (withdrawn_at, withdrawn_by, withdrawal_reason) on attestation to countersign_app;
grant update (closed_at, corrective_action) on incident to countersign_app;`;

/** What people state and report: attestations, incidents with their reports, editorial records; and more facts on AI systems. */
export class EvidenceOfPeople1764150000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [systems, attestations, incidents, editorial, grants]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table legal_hold drop constraint legal_hold_incident;
      drop table editorial_record, incident_report, incident, attestation;
      alter table ai_system drop market_since, drop annex_point, drop fria_reference`);
  }
}
