import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpActor, type KeyActor } from '@countersign/access';
import { Database, freePort, migrate, startEmbedded } from '@countersign/database';
import {
  addPerson,
  createKey,
  findKey,
  identityEntities,
  registerSystem,
  withPasswordHash,
} from '@countersign/identity';
import { loadPolicy, type Policy } from '@countersign/policy';
import { plainSystem, ProductProcess, SignedIn } from '@countersign/testing';

const root = join(import.meta.dirname, '..', '..');
const password = 'a-password-for-a-benchmark';

/** What the measures work on: a durable embedded PostgreSQL, the API as its own process on it, a client and reviewers. */
export interface Stage {
  url: string;
  /** The database, with the rights of the application. */
  databaseUrl: string;
  superuserUrl: string;
  db: Database;
  policy: Policy;
  client: KeyActor;
  authorization: string;
  /** Session headers, one set a reviewer. */
  reviewers: Record<string, string>[];
  apiPid: number;
  /** The database server; its backends are its children. */
  databasePid: number;
  close(): Promise<void>;
}

async function people(db: Database, count: number): Promise<string[]> {
  const person = await withPasswordHash({
    email: '',
    name: 'Reviewer',
    language: 'en' as const,
    password,
    grants: [{ role: 'reviewer' as const, system: null }],
    competences: [],
  });
  const emails = Array.from({ length: count }, (_, index) => `reviewer${index}@example.org`);
  await db.transaction(async (tx) => {
    for (const email of emails) await addPerson(tx, setUpActor, { ...person, email });
  });
  return emails;
}

async function clientOf(db: Database): Promise<{ secret: string; actor: KeyActor }> {
  return db.transaction(async (tx) => {
    await registerSystem(tx, setUpActor, plainSystem('answers', 'Answers'));
    const { secret } = await createKey(tx, setUpActor, { name: 'bench', scopes: ['submit', 'read'], systems: [] });
    const found = await findKey(tx, secret, new Date());
    if (!found) throw new Error('The key that was just made is not found.');
    return { secret, actor: found.actor };
  });
}

/** Starts everything in a temporary folder; `close` stops and removes it. */
export async function openStage(reviewers: number): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ dataDir: folder });
  await migrate(server.ownerUrl, server.appUrl);
  const db = await Database.open({ url: server.appUrl, entities: identityEntities, poolSize: 8 });
  const port = await freePort();
  const api = new ProductProcess('api', {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: server.appUrl,
    REDIS_URL: '',
    COUNTERSIGN_DATA: join(folder, 'product'),
    COUNTERSIGN_RATE_LIMIT: '1000000000',
    LOG_LEVEL: 'warn',
  });
  await api.start();
  const url = `http://127.0.0.1:${port}`;
  const { secret, actor } = await clientOf(db);
  const emails = await people(db, reviewers);
  const sessions: Record<string, string>[] = [];
  for (const email of emails) sessions.push((await SignedIn.as({ url }, email, password)).headers);
  return {
    url,
    databaseUrl: server.appUrl,
    superuserUrl: server.superuserUrl.replace(/\/postgres$/, '/countersign'),
    db,
    policy: await loadPolicy(join(root, 'policies')),
    client: actor,
    authorization: `Bearer ${secret}`,
    reviewers: sessions,
    apiPid: api.pid,
    databasePid: Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    async close() {
      await api.stop();
      await db.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A body of about 1.8 kB that no compression shrinks, as an API client would send it. */
export function submissionBody(): Record<string, unknown> {
  const noise = Array.from({ length: 36 }, () => randomUUID()).join(' ');
  return {
    system: 'answers',
    modality: 'text',
    title: 'An answer',
    content: { text: `The pump is covered for 12 months. ${noise}`, language: 'en' },
    generator: { provider: 'openai', model: 'gpt-4o' },
    sources: [{ id: 'terms', text: 'The pump is covered for 12 months.' }],
  };
}
