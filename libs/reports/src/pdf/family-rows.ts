import type { Verdict } from '@countersign/contracts';
import { rollUp } from '@countersign/requirements';
import type { RequirementRow } from '../tables/requirement-columns.js';

/** A requirement, or the family that the ones after it belong to. */
export type MatrixRow = RequirementRow | { id: string; title: string; verdict: Verdict };

/** What is said of a row: of the requirement in it, or else of the family. */
export const said = (row: MatrixRow) => ('requirement' in row ? row.requirement : row);

/** Whether others belong to it as their group. */
const isGroup = ({ requirement: { id, rules, family } }: RequirementRow): boolean =>
  id === family.id && rules.length === 0;

/** The rows of a framework by family; several that have no group are headed by a row with the weakest of their verdicts. */
export function familyRows(rows: readonly RequirementRow[]): MatrixRow[] {
  const ids = [...new Set(rows.map(({ requirement }) => requirement.family.id))];
  return ids.flatMap((id): MatrixRow[] => {
    const members = rows.filter(({ requirement }) => requirement.family.id === id);
    const [first] = members;
    if (first === undefined || members.length === 1 || members.some(isGroup)) return members;
    const verdict = rollUp(members.map(({ requirement }) => requirement.verdict));
    return [{ ...first.requirement.family, verdict }, ...members];
  });
}

/** Whether a row stands for those that follow it. */
export const isHead = (row: MatrixRow): boolean => !('requirement' in row) || isGroup(row);
