import type { Tx } from '@countersign/database';
import { actors, type Scene } from './scene.js';

/** What differs from one copy of an item to another, or with the time of day. */
const volatile = ['place', 'jws', 'leaf_hash', 'facts', 'facts_digest', 'routing', 'risk', 'route', 'hour'];

const kept = `to_jsonb(x) - array[${volatile.map((column) => `'${column}'`)}]`;

/** Of the content and of what checks found, nothing is changed by what people do. */
const untouched = ['check_run', 'finding', 'submission_payload', 'submission_image', 'inference_call'];

const tables = `
select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'submission_id'
  and table_name <> all($1) order by 1`;

/** A statement that reads all that is kept of the submission $1 and of its AI system $2, and the entries about these and about people $3. */
export async function stateQuery(tx: Tx): Promise<string> {
  const names = await tx.query<{ name: string }>(tables, [untouched]);
  return [
    ...names.map(({ name }) => `select '${name}' as what, ${kept} as row from ${name} x where submission_id = $1`),
    `select 'submission', ${kept} from submission x where id = $1 or supersedes = $1`,
    `select 'stop', ${kept} from system_stop x join ai_system y on y.id = x.system_id where y.slug = $2`,
    `select 'person', jsonb_build_object('id', id, 'active', active) from person where id = any($3::uuid[])`,
    `select 'entry', jsonb_build_object('action', action, 'actor', actor) from audit_entry
     where subject = $1::uuid::text or subject = any($4::text[]) or subject in (select id::text from ai_system where slug = $2)`,
  ].join('\nunion all\n');
}

export interface Row {
  what: string;
  row: Record<string, unknown>;
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:\d\d)/g;

/** The rows of an item as they are. */
export function readState(tx: Tx, query: string, scene: Scene): Promise<Row[]> {
  const all = actors.map((one) => scene[one]);
  const ids = all.map(({ id }) => id);
  return tx.query<Row>(query, [scene.id, scene.system, ids, all.map(({ pseudonym }) => pseudonym)]);
}

/** What is kept of an item, in words that are the same for every copy of it: people by their part, no times, no ids that were made meanwhile. */
export function toldAlike(rows: readonly Row[], scene: Scene): string {
  const names = new Map<string, string>();
  for (const one of actors) names.set(scene[one].id, one).set(scene[one].pseudonym, one);
  for (const known of ['id', 'system', 'queue', 'claim', 'finding'] as const) names.set(scene[known], known);
  const pattern = new RegExp([...names.keys()].join('|'), 'g');
  const read = (row: Row): string =>
    `${row.what} ${JSON.stringify(row.row)}`
      .replaceAll(pattern, (name) => names.get(name) ?? name)
      .replaceAll(uuid, '#')
      .replaceAll(instant, '@');
  return rows.map(read).sort().join('\n');
}
