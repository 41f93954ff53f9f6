import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import pg from 'pg';
import { requireSchema } from './index.js';

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase();
});
afterEach(() => test.drop());

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: test.superuserUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('requireSchema', () => {
  it('accepts the schema of this version', async () => {
    await expect(test.db.read(requireSchema)).resolves.toBeUndefined();
  });

  it('refuses one that a newer version migrated, and says so', async () => {
    await asOwner(`insert into migration (timestamp, name) values (9999999999999, 'Future9999999999999')`);
    await expect(test.db.read(requireSchema)).rejects.toThrow(/newer version \(Future9999999999999\)/);
  });

  it('refuses one that was not migrated to this version, and says what to do', async () => {
    await asOwner(`delete from migration where timestamp = (select max(timestamp) from migration)`);
    await expect(test.db.read(requireSchema)).rejects.toThrow(/lacks .*: migrate it first/);
  });
});
