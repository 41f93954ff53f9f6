import type { MigrationInterface, QueryRunner } from 'typeorm';

const classifications = `
create table incident_classification (
  id uuid primary key,
  incident_id uuid not null constraint incident_classification_incident references incident,
  class_before text not null,
  class_after text not null,
  reason text not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  entry_id uuid not null
);
create index incident_classification_by_incident on incident_classification (incident_id, changed_at);
grant select, insert on incident_classification to countersign_app;
grant update (class) on incident to countersign_app;`;

/** What class an incident had before, who changed it, when and why. */
export class IncidentClassifications1764260000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(classifications);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke update (class) on incident from countersign_app; drop table incident_classification');
  }
}
