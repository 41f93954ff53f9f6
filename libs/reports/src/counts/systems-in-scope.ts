import type { Modality } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Dated } from '../coverage/count-memory.js';
import type { Grounds } from './scope.js';
import { appliesTo, type Applicability, type Requirement, type SystemFacts } from '@countersign/requirements';

export interface SystemInScope extends SystemFacts {
  id: string;
  slug: string;
}

interface SystemRow {
  id: string;
  slug: string;
  role: string;
  risk_class: string;
  marketSince: string | null;
}

interface OutputsRow {
  id: string;
  outputs: Modality[];
}

const readSystems = `
select y.id, y.slug, y.role, y.risk_class, y.market_since::text as "marketSince" from ai_system y
where y.created_at < $2 and ($1::text[] is null or y.slug = any($1)) order by y.slug`;

const readOutputs = `
select y.id, array(select distinct s.modality from submission s
  where s.system_id = y.id and s.purpose = 'review' and s.created_at >= $2 and s.created_at < $3) as outputs
from ai_system y where y.created_at < $3 and ($1::text[] is null or y.slug = any($1))`;

/**
 * AI systems by their slugs (null: all) that were registered before the end of the period, with the modalities that they handed in during the
 * period: those that `shared` keeps where looking takes long. With the moment up to which was looked.
 */
export async function systemsInScope(
  tx: Tx,
  slugs: readonly string[] | null,
  { from, to }: { from: Date; to: Date },
  shared?: Grounds['shared'],
): Promise<Dated<SystemInScope[]>> {
  const rows = await tx.query<SystemRow>(readSystems, [slugs, to]);
  const length = to.getTime() - from.getTime();
  const look = (own: Tx, end: Date): Promise<OutputsRow[]> =>
    own.query<OutputsRow>(readOutputs, [slugs, new Date(end.getTime() - length), end]);
  const isNow = to.getTime() === shared?.now.getTime();
  // What has passed is looked at up to its own moment, whenever that is done.
  const asked = isNow ? look : (own: Tx): Promise<OutputsRow[]> => look(own, to);
  const found = shared
    ? await shared.memory.count(tx, JSON.stringify(['outputs', slugs, isNow ? length : [from, to]]), to, asked)
    : { value: await look(tx, to), at: to };
  const outputs = new Map(found.value.map((row) => [row.id, row.outputs]));
  const value = rows.map(({ risk_class: riskClass, ...row }) => ({
    ...row,
    riskClass,
    outputs: outputs.get(row.id) ?? [],
  }));
  return { value, at: isNow ? found.at : to };
}

/** Whether a requirement concerns any of the systems, which of them, and since when. */
export interface RequirementScope extends Applicability {
  systems: string[];
}

/** The systems that a requirement binds on a day; else those that it will bind; else none. */
export function scopeOf(requirement: Requirement, systems: readonly SystemInScope[], day: string): RequirementScope {
  const found = systems.map((system) => ({ id: system.id, ...appliesTo(requirement, system, day) }));
  for (const state of ['applies', 'not_yet_applicable'] as const) {
    const those = found.filter((item) => item.state === state);
    const dates = those.flatMap(({ appliesFrom }) => appliesFrom ?? []).toSorted();
    if (those.length > 0) return { state, appliesFrom: dates[0] ?? null, systems: those.map(({ id }) => id) };
  }
  return { state: 'not_applicable', appliesFrom: null, systems: [] };
}
