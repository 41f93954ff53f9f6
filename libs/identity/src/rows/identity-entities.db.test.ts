import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { DataSource, EntitySchema } from 'typeorm';
import { identityEntities } from './identity-entities.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function proposals(entities: readonly EntitySchema[]): Promise<string[]> {
  const dataSource = new DataSource({ type: 'postgres', url: test.superuserUrl, entities: [...entities] });
  await dataSource.initialize();
  try {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map(({ query }) => query);
  } finally {
    await dataSource.destroy();
  }
}

describe('identityEntities', () => {
  it('are the tables as the migrations made them', async () => {
    expect(await proposals(identityEntities)).toEqual([]);
  });

  it('would be seen to differ when a column, an index or a constraint is missing', async () => {
    const poorer = new EntitySchema({ name: 'person', columns: { id: { type: 'uuid', primary: true } } });
    const statements = await proposals([poorer]);
    expect(statements).toEqual(
      expect.arrayContaining([
        expect.stringContaining('DROP CONSTRAINT "person_email"'),
        expect.stringContaining('DROP COLUMN "password_hash"'),
      ]),
    );
  });
});
