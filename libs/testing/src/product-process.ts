import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@countersign/database';
import { identityEntities } from '@countersign/identity';
import { testDatabase, type TestDatabase } from './test-database.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readyMs = 60_000;
/** What one process has compiled, the next need not: tests start the product about a hundred times. */
const compiled = join(root, '.cache', 'compiled');

/** One process of the product, started from its built files as an operator would. */
export class ProductProcess {
  private child: ChildProcess | null = null;
  private output = '';

  constructor(
    private readonly app: 'api' | 'worker',
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Its process id while it runs, 0 otherwise. */
  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts the process; settled when it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'apps', this.app, 'dist', 'main.js')], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.output = (this.output + data.toString()).slice(-20_000)));
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.app} was not ready in time:\n${this.output}`)), readyMs);
      child.once('message', () => {
        clearTimeout(timer);
        resolve();
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`${this.app} ended (${code}) before it was ready:\n${this.output}`));
      });
    });
  }

  /** Ends it as an operator (SIGTERM) or as a failing machine would (SIGKILL). */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill(signal);
    });
  }
}

export interface RunningProduct {
  url: string;
  test: TestDatabase;
  api: ProductProcess;
  worker: ProductProcess;
  dataFolder: string;
  /** One more worker on the same database, not yet started; who starts it stops it. */
  anotherWorker(more?: NodeJS.ProcessEnv): ProductProcess;
  stop(): Promise<void>;
}

/** Runs API and worker on a database of their own; `more` adds or replaces settings. */
export async function startProduct(more: NodeJS.ProcessEnv = {}): Promise<RunningProduct> {
  const test = await testDatabase(identityEntities);
  const dataFolder = await mkdtemp(join(tmpdir(), 'countersign-product-'));
  const port = more.PORT ?? (await freePort());
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
    NODE_COMPILE_CACHE: compiled,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: test.url,
    REDIS_URL: '',
    COUNTERSIGN_DATA: dataFolder,
    COUNTERSIGN_RATE_LIMIT: '1000000',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const api = new ProductProcess('api', env);
  const worker = new ProductProcess('worker', env);
  await Promise.all([api.start(), worker.start()]);
  return {
    url: `http://127.0.0.1:${port}`,
    test,
    api,
    worker,
    dataFolder,
    anotherWorker: (other = {}) => new ProductProcess('worker', { ...env, ...other }),
    async stop() {
      await Promise.all([api.stop(), worker.stop()]);
      await test.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
