import { Database, newId } from '@countersign/database';
import { replayBackTest } from '@countersign/submissions';
import { backTestOf } from './back-test-of.ts';
import { ownPeakMb } from './process-use.ts';

/** Runs one back-test in a process of its own and prints what it took: its memory is that of the back-test alone. */
const [databaseUrl = ''] = process.argv.slice(2);
const db = await Database.open({ url: databaseUrl, poolSize: 2 });
try {
  const row = await backTestOf(newId());
  const begin = performance.now();
  const course = { onProgress: () => Promise.resolve(), signal: new AbortController().signal };
  const result = await replayBackTest(db, row, course);
  const seconds = (performance.now() - begin) / 1000;
  if (result === null) throw new Error('The back-test was stopped.');
  const { submissions, replayed, changed } = result;
  process.stdout.write(JSON.stringify({ submissions, replayed, changed, seconds, peakMb: ownPeakMb() }));
} finally {
  await db.close();
}
