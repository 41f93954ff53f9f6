import type { Devices, Model, Models } from '@countersign/policy';

const said = { en: 'A test', 'zh-TW': '測試' };

/** A model of models.yaml as its schema would answer it: a glass box unless told otherwise. */
export function modelEntry(changes: Partial<Model> = {}): Model {
  return {
    name: 'box',
    label: said,
    task: 'toxicity',
    backend: 'glass-box',
    config: {},
    address: null,
    folder: null,
    revision: '1',
    weights: [],
    licence: 'MIT',
    languages: ['*'],
    modalities: ['text'],
    card: { intendedUse: said, limits: said },
    device: null,
    price: null,
    watts: null,
    concurrency: 4,
    batch: { items: 1, waitMs: 0 },
    timeoutSeconds: 60,
    ...changes,
  };
}

/** models.yaml with these models, and a chain of all of them in this order for each task. */
export function modelsDocument(list: readonly Model[]): Models {
  const chains: Models['chains'] = {};
  for (const { task, name } of list) if (task !== null) chains[task] = [...(chains[task] ?? []), name];
  return { version: 2, allowedLicences: ['MIT'], recordCalls: 'whole', models: [...list], chains };
}

export const testDevices: Devices = {
  version: 2,
  classes: [
    { name: 'cpu', label: said, costEurPerHour: 3.6, watts: 36 },
    { name: 'remote', label: said, costEurPerHour: 0, watts: 0 },
    { name: 'cuda:A100', label: said, costEurPerHour: 1.8, watts: 400 },
  ],
  gridGramsCo2PerKwh: 480,
};
