import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Verifications say how large the largest tree was that a witness had cosigned; those before did not look. */
export class WitnessedSizes1764396340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_verification add column witnessed bigint not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_verification drop column witnessed');
  }
}
