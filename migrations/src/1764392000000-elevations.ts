import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
create table access_elevation (
  id uuid primary key,
  person_id uuid not null constraint access_elevation_person references person,
  role text not null,
  system_id uuid constraint access_elevation_system references ai_system,
  minutes integer not null constraint access_elevation_minutes check (minutes between 1 and 1440),
  reason text not null,
  asked_at timestamptz not null,
  approved_by uuid constraint access_elevation_approver references person,
  approved_at timestamptz,
  ends_at timestamptz,
  ended_at timestamptz,
  constraint access_elevation_second_person check (approved_by <> person_id),
  constraint access_elevation_approved check ((approved_by is null) = (approved_at is null) and (approved_at is null) = (ends_at is null))
);
create index access_elevation_of_person on access_elevation (person_id, asked_at desc, id desc);
create index access_elevation_newest on access_elevation (asked_at desc, id desc);
create index access_elevation_held on access_elevation (person_id, ends_at) where approved_at is not null and ended_at is null;
grant select, insert, update on access_elevation to countersign_app;`;

/** Roles for a time: asked for by one person, approved by another. */
export class Elevations1764392000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table access_elevation');
  }
}
