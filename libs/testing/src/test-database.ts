import { createHash, randomBytes } from 'node:crypto';
import { Database, migrate, startTestCluster } from '@countersign/database';
import { migrations } from '@countersign/migrations';
import pg from 'pg';
import type { EntitySchema, QueryRunner } from 'typeorm';

export interface TestDatabase {
  /** Superuser address of this one database, for what only an intruder or a test would do. */
  superuserUrl: string;
  url: string;
  db: Database;
  drop(): Promise<void>;
}

/** Named after all that the migrations say, so that a changed one makes a new template on a server that lives longer than a run. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  const record = (sql: string) => {
    hash.update(sql);
    // Of an empty database.
    return Promise.resolve([]);
  };
  const recorder = { query: record } as unknown as QueryRunner;
  for (const Migration of migrations) await new Migration().up(recorder);
  return `countersign_template_${hash.digest('hex').slice(0, 12)}`;
}

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const inDatabase = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

/** Makes the migrated template once a cluster, whichever test process comes first. */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = await templateName();
  await asSuperuser(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(7230512)');
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
    await migrate(inDatabase(serverUrl, name));
    await client.query(`alter database ${name} with is_template true`);
  });
  return name;
}

/** A database of its own for one test file, cloned from the migrated template; on the cluster of `npm test`, or on one started for it. */
export async function testDatabase(entities: readonly EntitySchema[] = [], poolSize = 10): Promise<TestDatabase> {
  const given = process.env.TEST_DATABASE_SUPERUSER_URL;
  const cluster = given === undefined ? await startTestCluster() : null;
  const serverUrl = given ?? cluster?.superuserUrl ?? '';
  const template = await ensureTemplate(serverUrl);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  const url = inDatabase(serverUrl, name);
  const db = await Database.open({ url, entities, poolSize });
  return {
    superuserUrl: url,
    url,
    db,
    drop: async () => {
      await db.close();
      await asSuperuser(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
      await cluster?.stop();
    },
  };
}
