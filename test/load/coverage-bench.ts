import { join } from 'node:path';
import pg from 'pg';
import type { PersonActor } from '@countersign/access';
import { allowLongStatements, type Database, type Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { computeCoverage, coverageMatrix, getExceptions, loadRequirements } from '@countersign/reports';
import { afterDecisions, fillDecisions } from './fill-decisions.ts';
import type { Stage } from './stage.ts';

/** What a page of coverage takes at a number of decisions, and the statement that took longest. */
export interface CoverageRow {
  page: string;
  decisions: number;
  seconds: number;
  statements: number;
  slowestSeconds: number;
  /** The text of the statement that took longest. */
  slowest: string;
}

const officer: PersonActor = {
  kind: 'person',
  id: '00000000-0000-7000-8000-0000000000cc',
  name: 'Officer',
  pseudonym: 'person:officer',
  grants: [{ role: 'compliance', system: null }],
  competences: [],
  languages: [],
  language: 'en',
};

interface Timed {
  text: string;
  seconds: number;
}

/** The same transaction; `statements` grows by what is asked through it. */
function timedTx(tx: Tx, statements: Timed[]): Tx {
  return new Proxy(tx, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name) as unknown;
      return async (text: string, values?: readonly unknown[]) => {
        const begin = performance.now();
        const rows = await target.query(text, values);
        statements.push({ text, seconds: (performance.now() - begin) / 1000 });
        return rows;
      };
    },
  });
}

/** A year in which all law of the packs applies, to a system to which most of it does. */
const begin = '2028-01-01T00:00:00Z';
const highRisk = `update ai_system set created_at = '2027-01-01', role = 'provider', risk_class = 'high', market_since = '2027-01-01'`;

async function bindSystems(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(highRisk);
  } finally {
    await client.end();
  }
}

/** Computes what the pages of coverage show, up to a moment at which there are so many decisions. */
export async function coveragePages(
  db: Database,
  policy: Policy,
  { decisions, at }: { decisions: number; at: Date },
  say: (line: string) => void,
): Promise<CoverageRow[]> {
  const packs = await loadRequirements(join(import.meta.dirname, '..', '..', 'policies', 'requirements'), policy);
  const grounds = { policy };
  const asked = { system: null, at, pack: null, language: 'en' as const };
  const exceptions = { system: null, days: 92, timeZone: 'UTC' };
  const pages: [string, (tx: Tx) => Promise<unknown>][] = [
    ['coverage', (tx) => computeCoverage(tx, officer, asked, packs, grounds)],
    ['matrix by system', (tx) => coverageMatrix(tx, officer, { ...asked, by: 'system' }, packs, grounds)],
    ['matrix by month', (tx) => coverageMatrix(tx, officer, { ...asked, by: 'month' }, packs, grounds)],
    ['exceptions of 92 days', (tx) => getExceptions(tx, officer, exceptions, 'en', { now: at })],
  ];
  const rows: CoverageRow[] = [];
  for (const [page, read] of pages) {
    const statements: Timed[] = [];
    const begin = performance.now();
    await db.snapshot(async (tx) => {
      await allowLongStatements(tx);
      return read(timedTx(tx, statements));
    });
    const seconds = (performance.now() - begin) / 1000;
    const [slowest] = statements.toSorted((a, b) => b.seconds - a.seconds);
    rows.push({
      page,
      decisions,
      seconds,
      statements: statements.length,
      slowestSeconds: slowest?.seconds ?? 0,
      slowest: slowest?.text ?? '',
    });
    say(`  ${page}, ${decisions}: ${seconds.toFixed(1)} s, ${statements.length} statements`);
  }
  return rows;
}

/** Fills decisions and computes the pages, size by size. */
export async function coverage(
  stage: Stage,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<CoverageRow[]> {
  await bindSystems(stage.superuserUrl);
  const rows: CoverageRow[] = [];
  let filled = 0;
  for (const decisions of sizes) {
    say(`Filling up to ${decisions} decisions …`);
    await fillDecisions(stage.db, stage.superuserUrl, { from: filled, to: decisions, begin });
    filled = decisions;
    rows.push(
      ...(await coveragePages(stage.db, stage.policy, { decisions, at: afterDecisions(decisions, begin) }, say)),
    );
  }
  return rows;
}
