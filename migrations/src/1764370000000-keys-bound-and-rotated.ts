import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = `
alter table api_key
  -- Addresses and networks (CIDR) that requests with the key may come from; empty: any.
  add column addresses text[] not null default '{}',
  -- The key that this one follows.
  add column replaces uuid constraint api_key_replaces references api_key constraint api_key_replaced_once unique;`;

/** Where a key may be used from, and which key it follows. */
export class KeysBoundAndRotated1764370000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table api_key drop column addresses, drop column replaces');
  }
}
