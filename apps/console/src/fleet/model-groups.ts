import type { ModelState, WorkerView } from '@countersign/contracts';

/** Whether a model can be asked, over all workers that have it. */
export type Readiness = 'ready' | 'partly' | 'tried' | 'resting';

/** One model on all workers that have it. */
export interface ModelGroup {
  /** Name, revision and device class: what differs in these is not the same model at work. */
  id: string;
  model: ModelState;
  readiness: Readiness;
  /** Workers that have it, and those of them on which it rests or is being tried. */
  workers: number;
  troubled: number;
  inFlight: number;
  queued: number;
  answered: number;
  failed: number;
  /** The newest failure that any of them saw. */
  lastError: { kind: string; message: string; at: string; worker: string } | null;
  notices: ModelState['notices'];
}

interface Placed {
  worker: WorkerView;
  model: ModelState;
}

function readinessOf(states: readonly ModelState[]): Readiness {
  if (states.every(({ breaker }) => breaker === 'closed')) return 'ready';
  if (states.some(({ breaker }) => breaker === 'closed')) return 'partly';
  return states.some(({ breaker }) => breaker === 'half-open') ? 'tried' : 'resting';
}

function lastErrorOf(placed: readonly Placed[]): ModelGroup['lastError'] {
  const errors = placed.flatMap(({ worker, model: { lastError } }) => {
    if (lastError === null) return [];
    const at = new Date(Date.parse(worker.seenAt) - lastError.agoMs).toISOString();
    return [{ kind: lastError.kind, message: lastError.message, at, worker: `${worker.host} · ${worker.pid}` }];
  });
  return errors.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

function groupOf(id: string, placed: readonly Placed[], model: ModelState): ModelGroup {
  const states = placed.map((item) => item.model);
  const sum = (figure: 'inFlight' | 'queued' | 'answered' | 'failed'): number =>
    states.reduce((total, state) => total + state[figure], 0);
  const notices = new Map(states.flatMap((state) => state.notices.map((notice) => [notice.en, notice])));
  return {
    id,
    model,
    readiness: readinessOf(states),
    workers: states.length,
    troubled: states.filter(({ breaker }) => breaker !== 'closed').length,
    inFlight: sum('inFlight'),
    queued: sum('queued'),
    answered: sum('answered'),
    failed: sum('failed'),
    lastError: lastErrorOf(placed),
    notices: [...notices.values()],
  };
}

/** The models of all workers that are there, the same model on several of them as one; lost workers have none. */
export function groupModels(workers: readonly WorkerView[]): ModelGroup[] {
  const placed = workers
    .filter(({ state }) => state !== 'lost')
    .flatMap((worker) => worker.models.map((model) => ({ worker, model })));
  const groups = Map.groupBy(placed, ({ model }) => `${model.name} ${model.revision} ${model.deviceClass}`);
  return [...groups].flatMap(([id, items]) => {
    const model = items[0]?.model;
    return model ? [groupOf(id, items, model)] : [];
  });
}
