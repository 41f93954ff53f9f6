import type { MigrationInterface, QueryRunner } from 'typeorm';

// Unlogged: it goes with a crash and is sent to no replica. No foreign keys and no further index: rows live for a minute, are few,
// and keep nothing from going.
const table = `
create unlogged table review_presence (
  submission_id uuid,
  person_id uuid,
  seen_at timestamptz not null,
  constraint review_presence_once primary key (submission_id, person_id)
);
grant select, insert, delete, update (seen_at) on review_presence to countersign_app;`;

/** Who looks at which open review at present. */
export class ReviewPresence1764398001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table review_presence');
  }
}
