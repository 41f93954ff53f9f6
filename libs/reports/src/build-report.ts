import { mkdir, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry, findCheckpoint, type LogIdentity, type StoredCheckpoint } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import { governingText, type Policy } from '@countersign/policy';
import type { RequirementPack } from '@countersign/requirements';
import type { TrustPolicy } from '@countersign/tlog';
import { coverageOf } from './compute-coverage.js';
import { notProven } from './content/not-proven.js';
import { readExpiredClaims } from './content/read-expired-claims.js';
import { countDecisions, readDecisions, type DecisionRange } from './content/read-decisions.js';
import { readPolicies } from './content/read-policies.js';
import { witnessesOf } from './content/witnesses-of.js';
import { requirementReferences } from './content/requirement-references.js';
import type { ReportContent } from './renderer.js';
import { renderers } from './renderers.js';
import { reportFileName } from './report-file-name.js';
import { reportPath } from './report-path.js';
import { reportColumns, reportTables, type ReportFile, type ReportRow, type ReportSnapshot } from './report-row.js';
import { writeFileOf } from './write-file.js';

/** What building a report needs beside the database. */
export interface BuildContext {
  /** Folder below which reports lie; made if it is not there. */
  folder: string;
  log: LogIdentity;
  packs: readonly RequirementPack[];
  policy: Policy;
  /** Whom the operator has checkpoints cosigned by, where anybody. */
  witnesses?: TrustPolicy | null;
}

export type BuildOutcome =
  /** Its files are there, and the log says so. */
  | 'built'
  /** It is built already, or another worker is building it. */
  | 'taken'
  /** Decisions of its period wait for their place in the log; try again later. */
  | 'waiting';

const lock = `select pg_try_advisory_lock(hashtextextended('report ' || $1, 0)) as held`;
const unlock = `select pg_advisory_unlock(hashtextextended('report ' || $1, 0))`;

/**
 * Builds a report that was asked for: freezes it on a checkpoint of the log, writes its files a page at a time, and
 * records their digests. Running twice changes nothing; after a crash it begins again from the same frozen state.
 */
export async function buildReport(
  db: Database,
  actor: Actor,
  id: string,
  context: BuildContext,
  now = () => new Date(),
): Promise<BuildOutcome> {
  authorize(actor, 'record', 'Report');
  return db.read(async (tx) => {
    const [held] = await tx.query<{ held: boolean }>(lock, [id]);
    if (!held?.held) return 'taken';
    try {
      return await buildLocked(db, tx, actor, id, context, now);
    } finally {
      await tx.query(unlock, [id]);
    }
  });
}

async function buildLocked(
  db: Database,
  tx: Tx,
  actor: Actor,
  id: string,
  context: BuildContext,
  now: () => Date,
): Promise<BuildOutcome> {
  const [row] = await tx.query<ReportRow>(
    `select ${reportColumns} from ${reportTables} where r.id = $1 and r.state in ('pending', 'running')`,
    [id],
  );
  if (!row) return 'taken';
  const frozen = await freeze(db, tx, row, now);
  if (!frozen) return 'waiting';
  try {
    const files = await writeFiles(db, tx, row, frozen, context);
    await db.transaction((own) => finish(own, actor, id, files, frozen.checkpoint, now()));
    return 'built';
  } catch (error) {
    await rm(reportPath(context.folder, id, '.scratch'), { recursive: true, force: true }).catch(() => undefined);
    await db.transaction((own) => fail(own, id, error, now()));
    throw error;
  }
}

interface Frozen {
  snapshot: ReportSnapshot;
  checkpoint: StoredCheckpoint;
  decisions: number;
}

const rangeOf = ({ input }: ReportRow, { size, at }: ReportSnapshot): DecisionRange => ({
  from: new Date(input.from),
  to: new Date(Math.min(Date.parse(input.to), Date.parse(at))),
  systems: input.systems.length === 0 ? null : input.systems,
  size,
});

/** Tries for five seconds: entries are sealed within one. */
async function freeze(db: Database, tx: Tx, row: ReportRow, now: () => Date): Promise<Frozen | null> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const snapshot = row.snapshot ?? { size: (await findCheckpoint(tx))?.size ?? 0, at: now().toISOString() };
    const checkpoint = await checkpointOf(tx, snapshot.size);
    const { sealed, unsealed } = await countDecisions(tx, rangeOf(row, snapshot));
    if (checkpoint && (row.snapshot || unsealed === 0)) {
      await db.transaction((own) => start(own, row, snapshot, sealed));
      return { snapshot, checkpoint, decisions: sealed };
    }
    await pause(500);
  }
  return null;
}

async function checkpointOf(tx: Tx, size: number): Promise<StoredCheckpoint | null> {
  const [checkpoint] = await tx.query<StoredCheckpoint>(
    'select c.size::float8 as size, c.root, c.note, c.signed_at from audit_checkpoint c where c.size = $1',
    [size],
  );
  return checkpoint ?? null;
}

async function start(tx: Tx, row: ReportRow, snapshot: ReportSnapshot, decisions: number): Promise<void> {
  await tx.execute(
    `update report set state = 'running', snapshot = $2, done = 0, total = $3 where id = $1 and state in ('pending', 'running')`,
    [row.id, JSON.stringify(snapshot), decisions * row.input.formats.length],
  );
}

async function contentOf(
  db: Database,
  tx: Tx,
  row: ReportRow,
  { snapshot, checkpoint, decisions }: Frozen,
  { log, packs, policy, witnesses: witnessPolicy }: BuildContext,
): Promise<ReportContent> {
  const range = rangeOf(row, snapshot);
  const { language } = row.input;
  const asked = { systems: range.systems, at: range.to, from: range.from, language };
  const coverage = await coverageOf(tx, asked, packs, policy);
  const witnesses = witnessesOf(checkpoint.note);
  const labels = new Map(policy.reasons.reasons.map(({ code, label }) => [code, label]));
  const context = {
    language,
    reasonLabel: (code: string) => labels.get(code),
    references: requirementReferences(packs),
  };
  return {
    header: {
      report: row.id,
      kind: row.kind,
      from: row.input.from,
      to: row.input.to,
      systems: row.input.systems,
      language,
      frozenAt: snapshot.at,
      log: {
        origin: log.origin,
        verifierKey: log.vkey,
        checkpoint: checkpoint.note,
        size: checkpoint.size,
        root: checkpoint.root.toString('base64'),
        witnesses,
      },
      policyDigest: policy.digest,
      packs: coverage.map(({ pack }) => pack),
      decisions,
      notProven: notProven(language, witnesses.length > 0),
    },
    coverage,
    decisions: ({ proofs } = { proofs: true }) =>
      counting(db, row.id, readDecisions(db, range, { ...context, proofs })),
    expiredClaims: () => readExpiredClaims(db, range),
    rules: {
      packs,
      witnesses: witnessPolicy ?? null,
      policyText: governingText(policy),
      policies: () => readPolicies(db, range, policy.digest),
    },
  };
}

/** Lets the items through, and tells the report's progress every hundred of them. */
async function* counting<T>(db: Database, id: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  let count = 0;
  const report = (): Promise<number> => {
    const step = count;
    count = 0;
    return db.transaction((tx) => tx.execute('update report set done = done + $2 where id = $1', [id, step]));
  };
  for await (const item of items) {
    yield item;
    count += 1;
    if (count === 100) await report();
  }
  await report();
}

async function writeFiles(
  db: Database,
  tx: Tx,
  row: ReportRow,
  frozen: Frozen,
  context: BuildContext,
): Promise<ReportFile[]> {
  const scratchFolder = reportPath(context.folder, row.id, '.scratch');
  await rm(scratchFolder, { recursive: true, force: true });
  await mkdir(scratchFolder, { recursive: true });
  const content = await contentOf(db, tx, row, frozen, context);
  const files: ReportFile[] = [];
  for (const format of row.input.formats) {
    const renderer = renderers.get(format);
    if (!renderer) throw new Error(`The format "${format}" is no longer offered. Ask for the report again without it.`);
    for (const { part, ending, mediaType, chunks } of renderer.render(content, { scratchFolder })) {
      const name = reportFileName(row.input, part, ending);
      const written = await writeFileOf(reportPath(context.folder, row.id, name), chunks);
      files.push({ name, mediaType: mediaType ?? renderer.mediaType, ...written });
    }
  }
  await rm(scratchFolder, { recursive: true, force: true });
  return files;
}

async function finish(
  tx: Tx,
  actor: Actor,
  id: string,
  files: readonly ReportFile[],
  checkpoint: StoredCheckpoint,
  now: Date,
): Promise<void> {
  const changed = await tx.execute(
    `update report set state = 'done', files = $2, done = total, finished_at = $3 where id = $1 and state = 'running'`,
    [id, JSON.stringify(files), now],
  );
  if (changed === 0) return;
  const payload = {
    report: id,
    size: checkpoint.size,
    root: checkpoint.root.toString('base64'),
    files: files.map(({ name, digest, size }) => ({ name, digest, size })),
  };
  await appendEntry(tx, actor, { action: 'report.built', subject: id, payload }, now);
}

async function fail(tx: Tx, id: string, error: unknown, now: Date): Promise<void> {
  const why = error instanceof Error ? error.message : String(error);
  await tx.execute(
    `update report set state = 'failed', failure = $2, finished_at = $3 where id = $1 and state = 'running'`,
    [id, why, now],
  );
}
