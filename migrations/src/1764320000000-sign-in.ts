import type { MigrationInterface, QueryRunner } from 'typeorm';

const sessions = `
alter table person_session
  add column device text,
  add column network text,
  add column means text[] not null default '{password}',
  add column proved_at timestamptz;`;

/** Where and by what sessions were opened. */
export class SignIn1764320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sessions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table person_session drop column device, drop column network, drop column means, drop column proved_at',
    );
  }
}
