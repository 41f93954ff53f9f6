import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findKey, identityEntities } from '@countersign/identity';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { readConfig } from '../config.js';
import { Product } from '../product.js';
import { loadSamples } from './load-samples.js';
import { readSamples } from './read-samples.js';

const rootFolder = fileURLToPath(new URL('../../../../', import.meta.url));
const samplesFolder = join(rootFolder, 'samples');

let test: TestDatabase;
let dataFolder: string;
let product: Product;

beforeAll(async () => {
  test = await testDatabase(identityEntities);
  dataFolder = await mkdtemp(join(tmpdir(), 'countersign-samples-'));
  const config = readConfig({
    DATABASE_URL: test.url,
    COUNTERSIGN_DATA: dataFolder,
    COUNTERSIGN_POLICIES: join(rootFolder, 'policies'),
    LOG_LEVEL: 'silent',
  });
  product = await Product.open(config, () => undefined);
});
afterAll(async () => {
  await product.close();
  await test.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

const counts = async () => {
  const [row] = await product.db.read((tx) =>
    tx.query<Record<string, number>>(
      `select (select count(*)::int from ai_system) as systems, (select count(*)::int from person) as people,
         (select count(*)::int from submission) as submissions, (select count(*)::int from blob) as blobs,
         (select count(*)::int from api_key where revoked_at is null) as keys`,
    ),
  );
  return row;
};

describe('loadSamples', () => {
  it('completes what an earlier load left out, and brings in nothing twice', async () => {
    const samples = await readSamples(samplesFolder);
    const broken: Product = Object.create(product, {
      blobs: { value: { put: () => Promise.reject(new Error('The disk is full.')) } },
    });
    await expect(loadSamples(broken, samplesFolder)).rejects.toThrow('The disk is full.');
    expect(await counts()).toMatchObject({ systems: samples.systems.length, submissions: 0, keys: 1 });

    const first = await loadSamples(product, samplesFolder);
    const whole = await counts();
    expect(whole).toMatchObject({
      systems: samples.systems.length,
      people: samples.people.length,
      submissions: samples.submissions.length,
      keys: 1,
    });

    // As after a load that ended before its answer was kept: the key is lost, everything else is there.
    await product.db.transaction((tx) =>
      tx.execute(`delete from submission where id in (select id from submission order by id desc limit 3)`),
    );
    const second = await loadSamples(product, samplesFolder);
    expect(await counts()).toEqual(whole);
    expect(second.people).toEqual(first.people);
    const find = (secret: string) => product.db.read((tx) => findKey(tx, secret, new Date()));
    expect(await find(first.apiKey)).toBeNull();
    expect((await find(second.apiKey))?.actor.scopes).toEqual(['submit', 'read', 'report']);
  });
});
