import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

const tables = `
create schema raw;
create table raw.output (id uuid primary key default gen_random_uuid(), doc jsonb not null, created_at timestamptz not null default now());
create table raw.job (id uuid primary key default gen_random_uuid(), output uuid not null, state smallint not null default 0);
create table raw.audit (id uuid primary key default gen_random_uuid(), output uuid not null, leaf bytea not null);
create table raw.queue (id bigint primary key, priority int not null, state smallint not null default 0, lease timestamptz)
  with (fillfactor = 80);
create index on raw.queue (priority desc, id) where state = 0;
create table raw.list (id bigint primary key, rank int not null, title text not null, queue text not null, created_at timestamptz not null,
  item text not null);
create index on raw.list (rank, id);
create table raw.pending (seq bigint primary key, entry uuid not null, leaf bytea not null, leaf_hash bytea not null);
create table raw.leaf (leaf_index bigint primary key, entry uuid not null unique, leaf bytea not null, leaf_hash bytea not null);`;

/** One pgbench script by name: what PostgreSQL itself does for the same bytes, one statement a transaction, without any of the product. */
function scripts(document: string): Record<RawScript, string> {
  return {
    commit: `with o as (insert into raw.output (doc) values ('${document}') returning id),
  j as (insert into raw.job (output) select id from o)
insert into raw.audit (output, leaf) select id, '\\x${'ab'.repeat(150)}' from o;\n`,
    claim: `update raw.queue set state = 1, lease = now() where id = (select id from raw.queue where state = 0
  order by priority desc, id limit 1 for update skip locked) returning id;\n`,
    page: `\\set after random(1, :rows)
select id, rank, title, queue, created_at from raw.list where (rank, id) > (50, :after) order by rank, id limit 50;\n`,
    bytes: `\\set after random(1, :rows)
select id, item from raw.list where (rank, id) > (50, :after) order by rank, id limit 50;\n`,
  };
}

export type RawScript = 'commit' | 'claim' | 'page' | 'bytes';

function findPgbench(): string | null {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...debian];
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path)) ?? null;
}

/** The database without the product: the same server, tables of its own, driven by pgbench, or by 16 plain connections where there is none. */
export class RawDatabase {
  readonly driver: 'pgbench' | 'node-postgres';
  /** Rows of the table `raw.list`, from among which pages are read. */
  rows = 1;
  private readonly folder = mkdtempSync(join(tmpdir(), 'countersign-raw-'));
  private readonly scripts: Record<RawScript, string>;
  private readonly pgbench = findPgbench();
  private readonly url: string;
  private readonly pool: pg.Pool;

  private constructor(url: string) {
    this.url = url;
    this.pool = new pg.Pool({ connectionString: url, max: 16 });
    this.driver = this.pgbench === null ? 'node-postgres' : 'pgbench';
    const text = randomBytes(1270).toString('base64');
    this.scripts = scripts(JSON.stringify({ title: 'An answer', system: 'answers', text }));
    for (const [name, script] of Object.entries(this.scripts)) writeFileSync(join(this.folder, `${name}.sql`), script);
  }

  static async open(superuserUrl: string): Promise<RawDatabase> {
    const raw = new RawDatabase(superuserUrl);
    await raw.pool.query(tables);
    return raw;
  }

  /** Runs a statement outside of all measures, as superuser: filling, checkpoints, vacuum. */
  async prepare(statement: string): Promise<void> {
    await this.pool.query(statement);
  }

  /** Transactions a second of a script with so many clients. */
  async perSecond(script: RawScript, clients: number, seconds: number): Promise<number> {
    return this.pgbench === null
      ? this.byNode(script, clients, seconds)
      : this.byPgbench(this.pgbench, script, clients, seconds);
  }

  async close(): Promise<void> {
    await this.pool.query('drop schema raw cascade');
    await this.pool.end();
    rmSync(this.folder, { recursive: true });
  }

  private async byPgbench(pgbench: string, script: RawScript, clients: number, seconds: number): Promise<number> {
    const file = join(this.folder, `${script}.sql`);
    const args = [
      '-n',
      '-M',
      'prepared',
      '-D',
      `rows=${this.rows}`,
      '-f',
      file,
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      this.url,
    ];
    const { stdout } = await run(pgbench, args);
    const rate = /tps = ([\d.]+) \(without initial/.exec(stdout)?.[1];
    if (rate === undefined) throw new Error(`pgbench said no rate:\n${stdout}`);
    return Number(rate);
  }

  private async byNode(script: RawScript, clients: number, seconds: number): Promise<number> {
    const end = performance.now() + seconds * 1000;
    let count = 0;
    const text = this.scripts[script].replace(/^\\set.*\n/, '').replace(/;\n$/, '');
    const work = async (): Promise<void> => {
      const client = await this.pool.connect();
      while (performance.now() < end) {
        await client.query({ name: script, text: text.replace(':after', `random(1, ${this.rows})`) });
        count += 1;
      }
      client.release();
    };
    await Promise.all(Array.from({ length: clients }, work));
    return count / seconds;
  }
}
