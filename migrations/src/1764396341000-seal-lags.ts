import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long entries waited for their place in the log, counted in groups by an upper bound. */
export class SealLags1764396341000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table log_seal_lag (
  -- Seconds; infinity for those above all others.
  up_to double precision primary key,
  entries bigint not null,
  seconds double precision not null
);
grant select, insert, update on log_seal_lag to countersign_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table log_seal_lag');
  }
}
