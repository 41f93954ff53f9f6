import { openHub, type Attempt, type GlassBox } from '@countersign/inference';
import { loadPolicy, type Model, type ModelTask } from '@countersign/policy';
import { fileURLToPath } from 'node:url';
import type { BackendCase } from './backend-cases.js';

const policy = await loadPolicy(fileURLToPath(new URL('../../policies', import.meta.url)));
const [pattern] = policy.models.models;

interface Place {
  address?: string;
  folder?: string;
  box?: GlassBox;
  timeoutSeconds?: number;
}

/** What the fallback says: it only has to be in form. */
const plain: Record<ModelTask, unknown> = {
  entailment: { entailment: 0, neutral: 1, contradiction: 0 },
  toxicity: { scores: { toxic: 0 } },
  stereotype: { stereotype: 0 },
  embedding: { vector: [0] },
  judge: { answer: { verdict: 'refuted', reason: '' }, certainty: null },
  generate: { text: '', finishReason: 'stop' },
  rerank: { relevance: 0 },
  vision: { text: '' },
  ocr: { text: '' },
};

/** How the first try of a backend went, and who answered in the end. */
export interface Asked {
  first: Attempt;
  output: unknown;
  answeredBy: string | null;
}

function entryOf(item: BackendCase, place: Place): Model {
  if (!pattern) throw new Error('models.yaml names no model');
  return {
    ...pattern,
    name: 'tried',
    task: item.task,
    backend: item.backend,
    config: item.config,
    address: place.address ?? null,
    folder: place.folder ?? null,
    revision: item.revision ?? '1',
    weights: [],
    timeoutSeconds: place.timeoutSeconds ?? 10,
  };
}

/** Asks a backend one question by a hub in which a glass box answers when the backend does not. */
export async function askBackend(
  item: BackendCase,
  place: Place,
  signal: AbortSignal = new AbortController().signal,
): Promise<Asked> {
  const tried = entryOf(item, place);
  const fallback: Model = { ...tried, name: 'fallback', backend: 'glass-box', config: {}, address: null, folder: null };
  const hub = await openHub({
    models: { ...policy.models, models: [tried, fallback], chains: { [item.task]: ['tried', 'fallback'] } },
    devices: policy.devices,
    glassBoxes: { tried: place.box ?? (() => null), fallback: () => plain[item.task] },
    device: { deviceClass: 'cpu', cards: [] },
    folder: '/',
    env: { TEST_KEY: 'secret-key' },
    random: () => 0,
  });
  try {
    const { output, record } = await hub.infer(item.task, item.input as never, { signal, deadlineMs: 20_000 });
    const [first] = record.attempts;
    if (!first) throw new Error('nobody was asked');
    return { first, output, answeredBy: record.model };
  } finally {
    await hub.close();
  }
}
