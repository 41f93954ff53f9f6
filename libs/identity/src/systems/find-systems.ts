import type { SystemView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { AiSystemRow } from '../rows/ai-system-row.js';
import { systemColumns, systemView } from './system-view.js';

const bySlug = `select ${systemColumns} from ai_system where slug = any($1::text[])`;

/** The AI systems of these slugs, by slug, in one statement; unknown slugs are missing. For verbs, which have authorized. */
export async function systemsBySlug(tx: Tx, slugs: readonly string[]): Promise<Map<string, SystemView>> {
  if (slugs.length === 0) return new Map();
  const rows = await tx.query<AiSystemRow>(bySlug, [slugs]);
  return new Map(rows.map((row) => [row.slug, systemView(row)]));
}

/** The AI system of this slug, or null. For verbs, which have authorized. */
export async function findSystemBySlug(tx: Tx, slug: string): Promise<SystemView | null> {
  return (await systemsBySlug(tx, [slug])).get(slug) ?? null;
}
