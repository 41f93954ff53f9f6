import type { MigrationInterface, QueryRunner } from 'typeorm';

// Lines that were kept before say nothing of it: they are judged by the threshold that was shipped then.
const up = `
alter table image_text add cut integer not null default 0;
update image_text set lines = (
  select coalesce(jsonb_agg(line || jsonb_build_object('certain', (line ->> 'certainty')::float8 >= 0.85) order by nth), '[]')
  from jsonb_array_elements(lines) with ordinality as read(line, nth));`;

const down = `
alter table image_text drop cut;
update image_text set lines = (
  select coalesce(jsonb_agg(line - 'certain' order by nth), '[]')
  from jsonb_array_elements(lines) with ordinality as read(line, nth));`;

/** Which lines that were read in images are certain, and how many were not kept. */
export class ImageTextCertainty1764381000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
