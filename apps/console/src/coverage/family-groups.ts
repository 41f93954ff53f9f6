import type { CoverageMatrix } from '@countersign/contracts';

/** A group, article or section with its rows; `head` is its own sum where it has several, else null. */
export interface FamilyGroup {
  id: string;
  head: CoverageMatrix['families'][number] | null;
  rows: CoverageMatrix['rows'];
}

/** The rows of one framework by family, in the order of the pack. The row of a group itself is its head, and no row below it. */
export function familyGroups({ families, rows }: CoverageMatrix, framework: string): FamilyGroup[] {
  return families
    .filter((family) => family.framework === framework)
    .map((family) => {
      const members = rows.filter((row) => row.framework === framework && row.family === family.id);
      const below = members.filter((row) => !members.some(({ parent }) => parent === row.id));
      return { id: family.id, head: below.length > 1 ? family : null, rows: below };
    });
}
