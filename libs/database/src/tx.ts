import { createHash } from 'node:crypto';
import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, name);
  }
  return name;
}

/** One transaction (or one reading connection), handed to verbs as their first argument. */
export class Tx {
  constructor(
    private readonly client: PoolClient,
    /** TypeORM on the same connection, for cold paths. */
    readonly manager: EntityManager,
  ) {}

  /** Runs one statement, prepared once a connection under a name made from its text: the text must not hold values. */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row>({ name: nameOf(text), text, values: [...values] });
    return result.rows;
  }

  /** The number of rows that one statement changed. */
  async execute(text: string, values: readonly unknown[] = []): Promise<number> {
    const result = await this.client.query({ name: nameOf(text), text, values: [...values] });
    return result.rowCount ?? 0;
  }
}
