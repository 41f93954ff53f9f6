import { verdictWords } from '../words/report-words.js';
import { column, type Column } from '@countersign/workbooks';
import type { RequirementRow } from './requirement-columns.js';

/** The AI systems (slugs) that a report shows side by side; none where it is about one. */
export const systemsShown = (rows: readonly RequirementRow[]): string[] => [
  ...new Set(rows.flatMap(({ requirement }) => Object.keys(requirement.bySystem ?? {}))),
];

/** The matrix of requirements by AI systems: one row a requirement, one column a system. */
export const systemColumns = (systems: readonly string[]): Column<RequirementRow>[] => [
  column('Family', '類屬', ({ requirement: { family } }) => `${family.id} ${family.title}`, { width: 28 }),
  column('Requirement', '要求', ({ requirement }) => requirement.id, { width: 18 }),
  column('Title', '名稱', ({ requirement }) => requirement.title, { width: 40 }),
  ...systems.map((slug) =>
    column<RequirementRow>(slug, slug, ({ requirement }) => requirement.bySystem?.[slug] ?? null, {
      width: 20,
      words: verdictWords,
    }),
  ),
];
