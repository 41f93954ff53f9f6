import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { ManualClock } from '../testing/manual-clock.js';
import { OnnxSession } from './onnx-session.js';

/** A thread as onnx-thread.ts is one, whose card is there as long as a file is. */
const fakeThread = `
import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
const hasCard = () => existsSync(workerData.folder + '/card');
const cuda = hasCard();
parentPort.on('message', ({ id, texts }) => {
  if (cuda && !hasCard()) parentPort.postMessage({ id, error: 'CUDA failure 999' });
  else parentPort.postMessage({ id, answer: { dims: [texts.length, cuda ? 1 : 0] } });
});
parentPort.postMessage({ ready: true, cuda, whyNoCuda: cuda ? null : 'no card' });
`;

it('loses its card, goes on with the processor, and takes the card again when it is back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'card-'));
  const [card, thread] = [join(folder, 'card'), join(folder, 'thread.mjs')];
  await writeFile(card, '');
  await writeFile(thread, fakeThread);
  const clock = new ManualClock();
  const settings = { folder, file: 'model.onnx', cuda: true, threads: null, maxTokens: 8, truncate: false, padId: 0 };
  const session = new OnnxSession(settings, clock, pathToFileURL(thread));
  const onCard = async (): Promise<boolean> => (await session.run([['x']])).dims[1] === 1;

  expect([await onCard(), session.cuda, session.whyNoCuda]).toEqual([true, true, null]);
  await rm(card);
  await expect(onCard()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/CUDA failure/) });
  expect([await onCard(), session.cuda, session.whyNoCuda]).toEqual([false, false, 'no card']);
  await writeFile(card, '');
  expect(await onCard()).toBe(false);
  await clock.advance(300_000);
  expect([await onCard(), session.cuda, session.whyNoCuda]).toEqual([true, true, null]);
  await session.close();
  await rm(folder, { recursive: true });
});
