import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a second factor was last proved in a session. */
export class StepUp1764392001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person_session add column proved_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person_session drop column proved_at');
  }
}
