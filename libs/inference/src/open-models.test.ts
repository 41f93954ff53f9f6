import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Model } from '@countersign/policy';
import { openHub } from './hub.js';
import { ModelsError } from './open-models.js';
import { modelEntry, modelsDocument, testDevices } from './testing/model-entries.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'models-'));
  await writeFile(join(folder, 'weights.bin'), 'abc');
});
afterAll(() => rm(folder, { recursive: true }));

/** SHA-256 of `abc`, FIPS 180-4 B.1. */
const digest = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const hidden = { folder: '.', weights: [{ file: 'weights.bin', digest }] };

const open = (changes: Partial<Model>) =>
  openHub({
    models: modelsDocument([modelEntry(changes)]),
    devices: testDevices,
    glassBoxes: { box: () => ({ scores: { toxic: 0 } }) },
    device: { deviceClass: 'cpu', cards: [] },
    folder,
    env: {},
  });

it('opens models whose files are those that were approved', async () => {
  const hub = await open(hidden);
  expect(hub.state()).toMatchObject([{ name: 'box', deviceClass: 'cpu', breaker: 'closed' }]);
  await hub.close();
});

it('lists a model that answers no task nowhere, and still looks at its files', async () => {
  expect((await open({ ...hidden, task: null })).state()).toEqual([]);
  const other = [{ file: 'weights.bin', digest: `sha256:${'0'.repeat(64)}` as const }];
  await expect(open({ task: null, folder: '.', weights: other })).rejects.toThrow(ModelsError);
});

it.each<[string, Partial<Model>, RegExp]>([
  [
    'other weights',
    { folder: '.', weights: [{ file: 'weights.bin', digest: `sha256:${'0'.repeat(64)}` }] },
    /weights\.bin is not the file that was approved \(its digest is sha256:ba7816bf.*put the right file there/,
  ],
  [
    'no weights',
    { folder: '.', weights: [{ file: 'gone.bin', digest }] },
    /gone\.bin cannot be read.*put the file there/,
  ],
  ['another licence', { licence: 'CC-BY-NC-4.0' }, /licence CC-BY-NC-4\.0 is not among "allowedLicences"/],
  ['an unknown backend', { backend: 'magic' }, /no backend "magic": take one of .*glass-box/],
  ['a setting that the backend does not know', { config: { speed: 9 } }, /config.*speed.*correct "config"/],
  ['a box that this process does not have', { name: 'other' }, /no model "other" \(it has: box\)/],
])('refuses a model with %s, and says where and what to do', async (_, changes, sentence) => {
  await expect(open(changes)).rejects.toThrow(sentence);
  await expect(open(changes)).rejects.toThrow(/^models\.yaml: model "(box|other)": /);
});
