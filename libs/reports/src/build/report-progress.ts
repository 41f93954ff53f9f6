import type { Database } from '@countersign/database';

const everyMs = 500;

/** Lets the items through, and tells the report's progress twice a second. */
export async function* countingProgress<T>(db: Database, id: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  let count = 0;
  let due = Date.now() + everyMs;
  const tell = async (): Promise<void> => {
    const step = count;
    count = 0;
    due = Date.now() + everyMs;
    await db.transaction((tx) =>
      tx.execute('update report set done = least(done + $2, total) where id = $1', [id, step]),
    );
  };
  for await (const item of items) {
    yield item;
    count += 1;
    if (count % 64 === 0 && Date.now() >= due) await tell();
  }
  await tell();
}
