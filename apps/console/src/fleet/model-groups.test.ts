import { describe, expect, it } from '@jest/globals';
import type { ModelState, WorkerView } from '@countersign/contracts';
import { groupModels } from './model-groups.js';

const model = (changes: Partial<ModelState> = {}): ModelState => ({
  name: 'nli',
  task: 'entailment',
  backend: 'tei',
  revision: '1',
  deviceClass: 'cuda:A100',
  breaker: 'closed',
  inFlight: 1,
  queued: 2,
  answered: 10,
  failed: 1,
  lastError: null,
  notices: [],
  ...changes,
});
const worker = (pid: number, models: ModelState[], changes: Partial<WorkerView> = {}): WorkerView => ({
  id: String(pid),
  host: 'host',
  pid,
  version: '1',
  deviceClass: 'cpu',
  startedAt: '2026-12-01T08:00:00.000Z',
  seenAt: '2026-12-01T09:00:00.000Z',
  state: 'running',
  running: 0,
  done: 0,
  failed: 0,
  threads: 2,
  cards: [],
  queues: [],
  models,
  ...changes,
});
const failure = (agoMs: number, message: string) => ({ kind: 'unavailable', message, agoMs });

describe('models of all workers', () => {
  it('sums the same model on several workers and keeps other revisions apart', () => {
    const groups = groupModels([worker(1, [model()]), worker(2, [model(), model({ revision: '2' })])]);
    expect(groups).toHaveLength(2);
    expect(groups[0]).toMatchObject({
      workers: 2,
      inFlight: 2,
      queued: 4,
      answered: 20,
      failed: 2,
      readiness: 'ready',
    });
    expect(groups[1]).toMatchObject({ workers: 1, answered: 10 });
  });

  it.each([
    [['closed', 'closed'], 'ready', 0],
    [['closed', 'open'], 'partly', 1],
    [['open', 'half-open'], 'tried', 2],
    [['open', 'open'], 'resting', 2],
  ] as const)('calls breakers %j %s', (breakers, readiness, troubled) => {
    const workers = breakers.map((breaker, pid) => worker(pid, [model({ breaker })]));
    expect(groupModels(workers)).toMatchObject([{ readiness, troubled }]);
  });

  it('tells the newest failure with when it was and which worker saw it', () => {
    const [group] = groupModels([
      worker(1, [model({ lastError: failure(60_000, 'old') })]),
      worker(2, [model({ lastError: failure(5000, 'new') })]),
    ]);
    expect(group?.lastError).toEqual({
      kind: 'unavailable',
      message: 'new',
      at: '2026-12-01T08:59:55.000Z',
      worker: 'host · 2',
    });
  });

  it('says a notice once, and counts nothing of a lost worker', () => {
    const notices = [{ en: 'No card.', 'zh-TW': '無顯示卡。' }];
    const groups = groupModels([
      worker(1, [model({ notices })]),
      worker(2, [model({ notices })]),
      worker(3, [model({ breaker: 'open' })], { state: 'lost' }),
    ]);
    expect(groups).toMatchObject([{ workers: 2, readiness: 'ready', notices }]);
  });
});
