import type { CoverageView, Verdict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { RequirementPack } from '@countersign/requirements';
import { coverageOf, type CoverageInput } from '../compute-coverage.js';
import type { Grounds } from '../counts/scope.js';
import type { KnownCounts } from './rule-counter.js';

/** AI systems side by side in one report; the others are in reports of their own. */
const mostSystems = 50;

/** AI systems that there were at a moment, by slug, at most as many as stand side by side. */
async function systemsOf(tx: Tx, slugs: readonly string[] | null, at: Date): Promise<string[]> {
  const rows = await tx.query<{ slug: string }>(
    `select slug from ai_system where created_at < $2 and ($1::text[] is null or slug = any($1)) order by slug limit $3`,
    [slugs, at, mostSystems],
  );
  return rows.map(({ slug }) => slug);
}

/**
 * Coverage of several AI systems together, each requirement with its verdict for each of them alone, the first fifty by
 * slug; of one system, the coverage itself. For jobs whose request was authorized.
 */
export async function coverageBySystem(
  tx: Tx,
  input: CoverageInput,
  packs: readonly RequirementPack[],
  grounds: Grounds,
): Promise<CoverageView[]> {
  const known: KnownCounts = new Map();
  const { views: together } = await coverageOf(tx, input, packs, grounds, known);
  const slugs = await systemsOf(tx, input.systems, input.at);
  if (slugs.length < 2) return together;
  const verdicts = new Map<string, Record<string, Verdict>>();
  for (const slug of slugs) {
    const { views } = await coverageOf(tx, { ...input, systems: [slug] }, packs, grounds, known);
    for (const { requirements } of views) {
      for (const { id, verdict } of requirements) verdicts.set(id, { ...verdicts.get(id), [slug]: verdict });
    }
  }
  return together.map((view) => ({
    ...view,
    requirements: view.requirements.map((item) => ({ ...item, bySystem: verdicts.get(item.id) ?? {} })),
  }));
}
