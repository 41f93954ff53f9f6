import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = `
-- While the password is one that somebody else set: who did, and when. Null once its person has set an own one.
alter table person add column password_set_by uuid, add column password_set_at timestamptz;`;

/** Passwords that somebody else set are for one sign-in. */
export class PasswordsSet1764399720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person drop column password_set_by, drop column password_set_at');
  }
}
