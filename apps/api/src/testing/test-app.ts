import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { setUpActor } from '@countersign/access';
import { createKey, registerSystem } from '@countersign/identity';
import { plainSystem, testDatabase } from '@countersign/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config.js';
import { createApp } from '../create-app.js';
import { Product } from '../product.js';

/** The real application on a database of its own, with one AI system `answers` and a key that may submit and read. */
export interface TestApp {
  app: NestFastifyApplication;
  product: Product;
  key: string;
  /** Another process of the same product, as it were: caches and connections of its own. */
  another(): Promise<TestApp>;
  close(): Promise<void>;
}

/** Opens the application for a test file, with further settings where they are given. */
export async function openTestApp(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const test = await testDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'countersign-http-'));
  const config = readConfig({
    DATABASE_URL: test.url,
    COUNTERSIGN_DATA: dataFolder,
    COUNTERSIGN_POLICIES: fileURLToPath(new URL('../../../../policies', import.meta.url)),
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const product = await Product.open(config, () => undefined);
  const key = await product.db.transaction(async (tx) => {
    await registerSystem(tx, setUpActor, plainSystem('answers', 'Answers'));
    return (await createKey(tx, setUpActor, { name: 'test', scopes: ['submit', 'read'], systems: [] })).secret;
  });
  const around = async (opened: Product, drop: () => Promise<void>): Promise<TestApp> => {
    const app = await createApp(opened);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return {
      app,
      product: opened,
      key,
      another: async () => around(await Product.open(config, () => undefined), () => Promise.resolve()),
      async close() {
        await app.close();
        await opened.close();
        await drop();
      },
    };
  };
  return around(product, async () => {
    await test.drop();
    await rm(dataFolder, { recursive: true, force: true });
  });
}
