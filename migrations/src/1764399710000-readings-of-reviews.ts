import { readingOf } from '@countersign/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
-- Language and script that the output is read in, such as zh-Hant for zh-TW and zh-HK; null where no language is tagged.
alter table review add column reading text`;

const tagged = 'select distinct language from review where language is not null';

/** Reviews are given by the language and script that they are read in, and not by how the tag is written. */
export class ReadingsOfReviews1764399710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
    for (const { language } of (await runner.query(tagged)) as { language: string }[]) {
      await runner.query('update review set reading = $2 where language = $1', [language, readingOf(language)]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table review drop column reading');
  }
}
