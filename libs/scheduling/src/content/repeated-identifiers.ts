import type { z } from 'zod';

/** Refuses every list entry whose `id` an earlier one has, at the path of that `id`. */
export function refuseRepeated(
  context: z.RefinementCtx,
  path: readonly PropertyKey[],
  list: readonly { id: string }[] | undefined,
): void {
  const seen = new Set<string>();
  list?.forEach(({ id }, index) => {
    if (seen.has(id)) {
      context.addIssue({ code: 'custom', path: [...path, index, 'id'], message: `the id "${id}" occurs twice` });
    }
    seen.add(id);
  });
}
