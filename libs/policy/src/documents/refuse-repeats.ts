import { excerptOf, wordedIssue } from '@countersign/contracts';
import type { z } from 'zod';

/** Refuses a second item with the same name, naming the place. */
export function refuseRepeats<T>(name: (item: T) => string, field?: string) {
  return (items: readonly T[], context: z.RefinementCtx<readonly T[]>): void => {
    const seen = new Set<string>();
    items.forEach((item, index) => {
      const its = name(item);
      if (seen.has(its)) {
        const path = field === undefined ? [index] : [index, field];
        const shown = excerptOf(its);
        const must = { en: `repeats "${shown}": names must differ.`, 'zh-TW': `「${shown}」重複，名稱不可相同。` };
        context.addIssue(wordedIssue(must, path));
      }
      seen.add(its);
    });
  };
}
