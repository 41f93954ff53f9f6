import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
-- Language and script that the output is read in, such as zh-Hant for zh-TW and zh-HK; null where no language is tagged. Of what waits already the script is not known.
alter table review add column reading text;
update review set reading = lower(split_part(language, '-', 1)) || '-Zyyy' where language is not null;`;

/** Reviews are given by the language and script that they are read in, and not by how the tag is written. */
export class ReadingsOfReviews1764399710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table review drop column reading');
  }
}
