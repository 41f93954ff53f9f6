import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { afterDecisions, benchKey, fillDecisions, firstDecision } from './fill-decisions.ts';
import { runScript } from './run-script.ts';
import type { Stage } from './stage.ts';

/** V8 keeps little that it could collect: what a process needs rather than what it takes when there is room. */
const tight = '--max-semi-space-size=2';
/** MB of heap; a PDF is drawn in memory, with the worst of each kind whatever number there is. */
const heapOf = (format: string): number => (format === 'pdf' ? 176 : 112);

/** Decisions a second that a format is written with, beside COPY of the rows that it reads; peak memory of the process that writes. */
export interface ReportRow {
  format: string;
  decisions: number;
  ours: number;
  raw: number;
  mb: number;
  rssMb: number;
}

/** What the product reads of decisions, all at once: COPY of it to a file, digested on the way, is the raw rate. */
const query = `
select d.id, d.created_at, d.claimed_at, d.outcome, d.counted, d.reasons, d.comment, d.role, p.name, e.actor, d.version, d.content_digest,
  d.policy_digest, d.facts_digest, d.facts, s.id as submission, s.version as submission_version, s.state, y.slug, s.modality, s.title,
  s.tier, s.risk, s.queue, s.created_at as received_at, s.due_at, l.leaf_index, l.leaf, l.leaf_hash, a.payload, a.salt
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
  join audit_leaf l on l.entry_id = d.entry_id join audit_entry e on e.id = d.entry_id
  left join audit_payload a on a.entry_id = d.entry_id left join person p on p.id = d.person_id
order by d.created_at, d.id`;

async function copyPerSecond(superuserUrl: string, decisions: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-copy-'));
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const begin = performance.now();
    const hash = createHash('sha256');
    const digesting = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const copy = client.query(copyTo(`copy (${query}) to stdout (format csv)`));
    await pipeline(copy, digesting, createWriteStream(join(folder, 'copy.csv')));
    hash.digest();
    return decisions / ((performance.now() - begin) / 1000);
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Built {
  decisions: number;
  seconds: number;
  bytes: number;
  rssMb: number;
}

function buildOne(databaseUrl: string, format: string, to: string): Promise<Built> {
  const pem = Buffer.from(benchKey.export({ format: 'pem', type: 'pkcs8' })).toString('base64');
  const script = join(import.meta.dirname, 'build-one-report.ts');
  const args = [tight, `--max-old-space-size=${heapOf(format)}`, script, databaseUrl, format, firstDecision, to, pem];
  return runScript<Built>(args);
}

/** Fills decisions and writes each format, size by size; COPY runs before and after each. */
export async function reports(
  stage: Stage,
  { sizes, formats }: { sizes: readonly number[]; formats: readonly string[] },
  say: (line: string) => void,
): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  let filled = 0;
  for (const size of sizes) {
    say(`Filling up to ${size} decisions …`);
    await fillDecisions(stage.db, stage.superuserUrl, { from: filled, to: size });
    filled = size;
    const to = afterDecisions(size).toISOString();
    for (const format of formats) {
      const before = await copyPerSecond(stage.superuserUrl, size);
      const { decisions, seconds, bytes, rssMb } = await buildOne(stage.databaseUrl, format, to);
      if (decisions !== size) throw new Error(`The report holds ${decisions} of ${size} decisions.`);
      const after = await copyPerSecond(stage.superuserUrl, size);
      const row = { format, decisions, ours: size / seconds, raw: (before + after) / 2, mb: bytes / 1e6, rssMb };
      rows.push(row);
      say(`  ${format}, ${size}: ${Math.round(row.ours)}/s against ${Math.round(row.raw)}/s, ${Math.round(rssMb)} MB`);
    }
  }
  return rows;
}
