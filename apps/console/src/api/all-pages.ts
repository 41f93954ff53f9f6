import type { Page } from '@countersign/contracts';

/** All that a list holds, page by page; for lists that people choose from whole. */
export async function allPages<T>(load: (page: { limit: number; after?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await load({ limit: 200, ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
