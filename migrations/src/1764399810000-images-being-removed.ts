import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
-- Of an image that is being removed the bytes may be gone: nothing refers to it any more, unless it is sent again.
alter table blob add column removing_since timestamptz;
create index blob_removing on blob (removing_since) where removing_since is not null;`;

/** Images are marked before they are removed. */
export class ImagesBeingRemoved1764399810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table blob drop column removing_since');
  }
}
