import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
-- How many outputs were decided on with one word; null for one by one. Claimed and decided at one instant, they say nothing of how long a review takes.
alter table decision add column together integer;
-- Entries of older decisions say it already, where their payloads are still there.
alter table decision disable trigger decision_kept;
update decision d set together = (p.payload ->> 'together')::int from audit_payload p
where p.entry_id = d.entry_id and p.payload ->> 'together' is not null;
alter table decision enable trigger decision_kept;`;

/** What was decided together with others is told apart from what was decided by itself. */
export class DecisionsTogether1764399700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table decision drop column together');
  }
}
