import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { appendEntry, LogSealer, logIdentity, readSealLags, SealLags } from '@countersign/audit';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import type { WorkerContext } from '../worker-context.js';
import { sealLog, tellSealLags } from './seal-log.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const told = async () =>
  (await test.db.read(readSealLags)).filter(({ entries }) => entries > 0).map(({ upTo, entries }) => [upTo, entries]);

describe('sealing', () => {
  it('tells how long entries had waited, also when the database was away in between', async () => {
    const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
    const { db } = test;
    const context = { db, sealer: new LogSealer(db, identity), sealLags: new SealLags() } as unknown as WorkerContext;
    const draft = { action: 'person.signed-out' as const, subject: null, payload: { person: 'x', session: 'y' } };
    for (let n = 0; n < 3; n += 1) await db.transaction((tx) => appendEntry(tx, workerActor, draft));
    await pause(310);
    expect(await sealLog(context)).toBe(false);
    expect(await sealLog(context)).toBe(false);
    const away = jest.spyOn(db, 'transaction').mockRejectedValueOnce(new Error('connection refused'));
    await expect(tellSealLags(context)).rejects.toThrow('refused');
    away.mockRestore();
    await tellSealLags(context);
    await tellSealLags(context);
    const groups = await told();
    expect(groups.reduce((sum, [, entries]) => sum + Number(entries), 0)).toBe(3);
    expect(Math.min(...groups.map(([upTo]) => Number(upTo)))).toBeGreaterThanOrEqual(0.5);
  });
});
