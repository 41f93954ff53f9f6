import type { Pool, PoolClient } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { migrations } from '@countersign/migrations';
import type { CopiedRow } from './copied-row.js';
import { copyOut } from './copy-out.js';
import { Tx } from './tx.js';

/** The role whose rights the application runs with: it owns nothing and cannot change the log. */
export const applicationRole = 'countersign_app';

export interface DatabaseOptions {
  url: string;
  /** TypeORM entities of the cold paths, collected from the libs that declare them. */
  entities?: readonly EntitySchema[];
  /** Connections in the pool; 10 when absent. */
  poolSize?: number;
  applicationName?: string;
  /** How long one statement may take, as PostgreSQL writes it; a minute when absent. */
  statementTimeout?: string;
}

const retryable = new Set(['40001', '40P01']);

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** The connection pool, and the only way to open a transaction. */
export class Database {
  private constructor(readonly dataSource: DataSource) {}

  static async open(options: DatabaseOptions): Promise<Database> {
    const dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      entities: [...(options.entities ?? [])],
      migrations,
      migrationsTableName: 'migration',
      synchronize: false,
      logging: false,
      applicationName: options.applicationName ?? 'countersign',
      poolSize: options.poolSize ?? 10,
      extra: {
        options: `-c role=${applicationRole} -c idle_in_transaction_session_timeout=30s -c statement_timeout=${options.statementTimeout ?? '60s'} -c plan_cache_mode=force_generic_plan`,
      },
    });
    await dataSource.initialize();
    return new Database(dataSource);
  }

  /** The pool below TypeORM, for streams (COPY, cursors) and metrics. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /**
   * Runs `work` in one transaction: commits what it did, or undoes all of it when it throws.
   * A serialization failure or deadlock is tried again, up to three times: `work` must hold no effect outside the database.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === 3 || !retryable.has(codeOf(error) ?? '')) throw error;
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const result = await work(new Tx(client, runner.manager));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Runs reads on one connection, each statement on its own; nothing may be changed here. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      return await work(new Tx(client, runner.manager));
    } finally {
      await runner.release();
    }
  }

  /** Runs reads that all see the database as it is at the first of them; nothing can be changed here. */
  async snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(async (tx) => {
      await tx.execute('set transaction isolation level repeatable read, read only');
      return work(tx);
    });
  }

  /** Streams the rows of a query by binary COPY on a connection of its own; see `copyOut`. */
  async copyOut(query: string, fields: number, onRow: (row: CopiedRow) => void): Promise<void> {
    const client = await this.pool.connect();
    try {
      await copyOut(client, query, fields, onRow);
      client.release();
    } catch (error) {
      // A COPY that was left half-way cannot be gone on with: the connection is thrown away.
      client.release(true);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}
