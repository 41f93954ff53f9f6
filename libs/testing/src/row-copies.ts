import { newId } from '@countersign/database';
import pg from 'pg';

interface TableRows {
  table: string;
  /** A JSON array of the rows as they are. */
  rows: string;
}

const tables = `
select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'audit%' order by 1`;

/** Columns that hold what no two rows have. */
const unique = ['id', 'claim_id', 'answer_claim', 'email'];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** A name for what is named so, where one of its kind must be unlike every other. */
const nameAnew = (name: string): string => (isUuid(name) ? newId() : `${newId().slice(-12)}-${name}`);

/** Rows that belong together, all but the log's, taken once and stored again under other names as often as wanted: far cheaper than acting anew. */
export class RowCopies {
  private constructor(
    /** Of a superuser: the application's role stores not every row. */
    private readonly client: pg.Client,
    private readonly names: readonly string[],
    private readonly rows: readonly TableRows[],
  ) {}

  /** Takes the rows in which one of these names (ids and others) stands. What else these rows have to themselves is named anew as well. */
  static async take(superuserUrl: string, given: readonly string[]): Promise<RowCopies> {
    const client = new pg.Client({ connectionString: superuserUrl });
    await client.connect();
    const names = new Set(given);
    const rows: TableRows[] = [];
    const found = await client.query<{ name: string }>(tables);
    for (const { name: table } of found.rows) {
      const { rows: taken } = await client.query<{ row: Record<string, unknown>; text: string }>(
        `select to_jsonb(x) as row, to_jsonb(x)::text as text from "${table}" x where to_jsonb(x)::text ~ $1`,
        [given.map(escaped).join('|')],
      );
      for (const { row } of taken) {
        for (const column of unique) if (typeof row[column] === 'string') names.add(row[column]);
      }
      if (taken.length > 0) rows.push({ table, rows: `[${taken.map(({ text }) => text).join(',')}]` });
    }
    // Longer ones first, so that none is taken for a part of another.
    return new RowCopies(
      client,
      [...names].sort((one, other) => other.length - one.length),
      rows,
    );
  }

  /** Stores so many copies; answers of each how a text (JSON, say) reads in which its names stand instead of those that were given. */
  async store(count: number): Promise<((text: string) => string)[]> {
    const pattern = new RegExp(this.names.map(escaped).join('|'), 'g');
    const readings = Array.from({ length: count }, () => {
      const anew = new Map(this.names.map((name) => [name, nameAnew(name)]));
      return (text: string): string => text.replaceAll(pattern, (name) => anew.get(name) ?? name);
    });
    await this.client.query('begin');
    // All at once, so neither foreign keys nor their order matter.
    await this.client.query('set local session_replication_role = replica');
    for (const { table, rows } of this.rows) {
      const copies = readings.map((read) => read(rows).slice(1, -1)).join(',');
      await this.client.query(`insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1)`, [
        `[${copies}]`,
      ]);
    }
    await this.client.query('commit');
    return readings;
  }

  /** Ends with it; what was taken and what was stored is gone then, and all else of these tables. */
  async close(): Promise<void> {
    await this.client.query('set session_replication_role = replica');
    for (const { table } of this.rows) await this.client.query(`delete from "${table}"`);
    await this.client.end();
  }
}
