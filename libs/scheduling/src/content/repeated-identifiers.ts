import { excerptOf, wordedIssue } from '@countersign/contracts';
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
      const quoted = excerptOf(id);
      const en = `the id "${quoted}" occurs twice: give each its own`;
      const zh = `識別碼「${quoted}」重複，請使用不同的識別碼`;
      context.addIssue(wordedIssue({ en, 'zh-TW': zh }, [...path, index, 'id']));
    }
    seen.add(id);
  });
}
