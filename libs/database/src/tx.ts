import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
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

/** What node-postgres has and its types do not say: in a pipeline a statement is sent although the one before is not answered. */
interface Pipelined {
  pipeline: boolean;
  connection: { stream: Socket };
}

/** How many calls of `together` have statements on their way, by connection. */
const open = new WeakMap<Pipelined, number>();

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

  /**
   * Runs statements none of which needs another's answer: they are sent at once and executed in this order, each as if alone, so
   * that database and application wake once for all. Ends when all have ended; throws what failed first.
   */
  async together<const Steps extends readonly (() => Promise<unknown>)[]>(
    ...steps: Steps
  ): Promise<{ -readonly [K in keyof Steps]: Awaited<ReturnType<Steps[K]>> }> {
    const client = this.client as unknown as Pipelined;
    const failures: unknown[] = [];
    const noted = async (step: () => Promise<unknown>): Promise<unknown> => {
      try {
        return await step();
      } catch (error) {
        // In the order of time: what fails after it fails for its sake.
        failures.push(error);
        return undefined;
      }
    };
    open.set(client, (open.get(client) ?? 0) + 1);
    client.pipeline = true;
    client.connection.stream.cork();
    const asked = steps.map(noted);
    client.connection.stream.uncork();
    const answers = await Promise.all(asked);
    const others = (open.get(client) ?? 1) - 1;
    open.set(client, others);
    // Only when nothing is on its way any more.
    if (others === 0) client.pipeline = false;
    if (failures.length > 0) throw failures[0];
    return answers as { -readonly [K in keyof Steps]: Awaited<ReturnType<Steps[K]>> };
  }
}
