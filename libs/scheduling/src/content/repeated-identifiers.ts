import { excerptOf, wordedIssue } from '@countersign/contracts';
import type { z } from 'zod';

/** Refuses every list entry whose `id` an earlier one has, at the path of that `id`. */
export function refuseRepeated(
  context: z.RefinementCtx,
  path: readonly PropertyKey[],
  list: readonly { id: string }[] | undefined,
): void {
  eachRepeated(list ?? [], 'id', (id, index) => {
    const quoted = excerptOf(id);
    const en = `the id "${quoted}" occurs twice: give each its own`;
    const zh = `識別碼「${quoted}」重複，請使用不同的識別碼`;
    context.addIssue(wordedIssue({ en, 'zh-TW': zh }, [...path, index, 'id']));
  });
}

/** Refuses every list entry that refers to what an earlier one refers to, at the path of that reference. */
export function refuseNamedTwice<Key extends string>(
  context: z.RefinementCtx,
  path: readonly PropertyKey[],
  key: Key,
  list: readonly Record<Key, string>[] | undefined,
): void {
  eachRepeated(list ?? [], key, (name, index) => {
    const quoted = excerptOf(name);
    const en = `"${quoted}" is named twice: name it once`;
    const zh = `「${quoted}」重複列出，請只列一次`;
    context.addIssue(wordedIssue({ en, 'zh-TW': zh }, [...path, index, key]));
  });
}

function eachRepeated<Key extends string>(
  list: readonly Record<Key, string>[],
  key: Key,
  refuse: (name: string, index: number) => void,
): void {
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    if (seen.has(entry[key])) refuse(entry[key], index);
    seen.add(entry[key]);
  });
}
