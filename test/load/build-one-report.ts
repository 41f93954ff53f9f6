import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workerActor } from '@countersign/access';
import { logIdentity } from '@countersign/audit';
import { Database, newId } from '@countersign/database';
import { loadPolicy } from '@countersign/policy';
import { buildReport, loadRequirements } from '@countersign/reports';
import { ownPeakMb } from './process-use.ts';

/** Builds one report in a process of its own and prints what it took: its memory is that of the report alone. */
const [databaseUrl = '', format = '', from = '', to = '', pem = ''] = process.argv.slice(2);
const policies = join(import.meta.dirname, '..', '..', 'policies');
const policy = await loadPolicy(policies);
const packs = await loadRequirements(join(policies, 'requirements'), policy);
const db = await Database.open({ url: databaseUrl, poolSize: 4 });
const folder = mkdtempSync(join(tmpdir(), 'countersign-report-'));
try {
  const id = newId();
  const input = { kind: 'audit', from, to, timeZone: 'UTC', systems: [], formats: [format], language: 'en' };
  await db.transaction((tx) =>
    tx.execute(
      `insert into report (id, kind, state, input, requested_by_kind, requested_by, created_at) values ($1, 'audit', 'pending', $2, 'service', $1, now())`,
      [id, JSON.stringify(input)],
    ),
  );
  const log = logIdentity(createPrivateKey(Buffer.from(pem, 'base64')), 'bench.example.org/log');
  // Coverage is measured elsewhere: these figures are those of writing decisions.
  const context = { folder, log, packs: packs.slice(0, 0), policy };
  const begin = performance.now();
  const outcome = await buildReport(db, workerActor, id, context);
  const seconds = (performance.now() - begin) / 1000;
  if (outcome !== 'built') throw new Error(`The report was not built: ${outcome}`);
  const [row] = await db.read((tx) =>
    tx.query<{ total: number; files: { name: string; size: number }[] }>(
      'select total, files from report where id = $1',
      [id],
    ),
  );
  const bytes = (row?.files ?? []).reduce((sum, { name }) => sum + statSync(join(folder, id, name)).size, 0);
  const rssMb = ownPeakMb();
  process.stdout.write(JSON.stringify({ decisions: row?.total, seconds, bytes, rssMb }));
} finally {
  rmSync(folder, { recursive: true, force: true });
  await db.close();
}
