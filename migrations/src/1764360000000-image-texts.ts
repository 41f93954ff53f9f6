import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
create table image_text (
  submission_id uuid not null constraint image_text_submission references submission,
  image smallint not null,
  lines jsonb not null,
  primary key (submission_id, image)
);
grant select, insert, update, delete on image_text to countersign_app;`;

/** What checks read in images, line by line; a row without lines says that none were found. */
export class ImageTexts1764360000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table image_text');
  }
}
