import { ProofReader } from '@countersign/audit';
import type { Language, LocalizedText, Place, Severity, Tier } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { highRiskClasses } from '../counts/scope.js';
import { base64Of } from './base64-of.js';
import type { FrozenBeside } from './frozen-beside.js';
import { ofPeriod, pageStatement, type DecisionRow } from './decision-rows.js';
import { exceptionsOf } from './exceptions.js';
import { readEntries, referencesOf } from './read-entries.js';
import type { EntryReference, ReportDecision, ReportFinding } from './report-decision.js';
import type { DecisionTraits } from './requirement-references.js';

/** Which decisions a report holds: of the period and systems (null: all), and sealed in the first `size` leaves. */
export interface DecisionRange {
  from: Date;
  to: Date;
  systems: readonly string[] | null;
  size: number;
  /** When the report was frozen: what was written beside the log later is left out. */
  at: Date;
}

/** How a decision is written down. */
export interface DecisionContext {
  language: Language;
  /** Whether inclusion proofs and the entries about the output are read as well. */
  proofs: boolean;
  reasonLabel(code: string): LocalizedText | undefined;
  /** What was frozen beside the log. */
  beside: FrozenBeside;
  /** Ids of the requirements that a decision on an output of that AI system (slug) is evidence for. */
  references(system: string, traits: DecisionTraits): string[];
}

const mostFindings = 200;

const findings = `
select s.id as submission_id, f.id, r.check_name as "check", r.check_version as "checkVersion", f.code, f.severity, f.place, f.message, f.total
from unnest($1::uuid[]) as s(id), lateral (
  select g.*, count(*) over ()::int as total from finding g where g.submission_id = s.id
  order by array_position(array['critical', 'major', 'minor', 'info'], g.severity), g.id limit ${mostFindings}) f
join check_run r on r.id = f.check_run_id`;

interface FindingRow {
  submission_id: string;
  id: string;
  check: string;
  checkVersion: string;
  code: string;
  severity: Severity;
  place: Place | null;
  message: LocalizedText;
  total: number;
}

/** How many decisions the range holds, and how many of the period are not sealed in it. */
export async function countDecisions(tx: Tx, range: DecisionRange): Promise<{ sealed: number; unsealed: number }> {
  const [row] = await tx.query<{ sealed: number; total: number }>(
    `select count(*) filter (where l.leaf_index < $4)::int as sealed, count(*)::int as total ${ofPeriod}`,
    [range.from, range.to, range.systems, range.size],
  );
  return { sealed: row?.sealed ?? 0, unsealed: (row?.total ?? 0) - (row?.sealed ?? 0) };
}

/** Names of those who made the decisions of a range, by person. */
export async function namesOf(tx: Tx, range: DecisionRange): Promise<Record<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    `select p.id, p.name from person p where p.id in (select d.person_id ${ofPeriod} and l.leaf_index < $4)`,
    [range.from, range.to, range.systems, range.size],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** Digests of the policies that the decisions of a range were made under. */
export async function policiesOf(tx: Tx, range: DecisionRange): Promise<string[]> {
  const rows = await tx.query<{ digest: string }>(
    `select distinct d.policy_digest as digest ${ofPeriod} and l.leaf_index < $4`,
    [range.from, range.to, range.systems, range.size],
  );
  return rows.map(({ digest }) => digest);
}

function grouped<T, R>(rows: readonly T[], key: (row: T) => string, value: (row: T) => R): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(value(row));
    else groups.set(key(row), [value(row)]);
  }
  return groups;
}

interface Beside {
  findings: Map<string, ReportFinding[]>;
  totals: Map<string, number>;
  entries: EntryReference[];
  hashes: string[];
}

async function readBeside(tx: Tx, rows: readonly DecisionRow[], size: number, { language, proofs }: DecisionContext) {
  const ids = [...new Set(rows.map((row) => row.submission_id))];
  const found = await tx.query<FindingRow>(findings, [ids]);
  const written = proofs ? await readEntries(tx, ids, size) : [];
  return {
    findings: grouped(
      found,
      (row) => row.submission_id,
      ({ id, check, checkVersion, code, severity, place, message }): ReportFinding => {
        return { id, check, checkVersion, code, severity, place, message: message[language] };
      },
    ),
    totals: new Map(found.map((row) => [row.submission_id, row.total])),
    entries: grouped(
      written,
      (row) => row.subject,
      (row) => row,
    ),
  };
}

/** The name as it was frozen, but of who was erased since no name at all. */
const nameOf = ({ person_id: id, name, erased }: DecisionRow, { people }: FrozenBeside): string | null =>
  erased === true ? name : (people[id] ?? name);

/** Whether an output was of high risk: by its tier when it was decided on, or by the class of its AI system. */
function isHighRisk(system: string, tier: Tier | null, { systems }: FrozenBeside): boolean {
  const riskClass = systems.find(({ slug }) => slug === system)?.riskClass;
  return tier === 'high' || (riskClass !== undefined && highRiskClasses.includes(riskClass));
}

function reportDecision(row: DecisionRow, beside: Beside, context: DecisionContext): ReportDecision {
  const { language, reasonLabel, references, beside: frozen } = context;
  const shown = beside.findings.get(row.submission_id) ?? [];
  const at = row.created_at.toISOString();
  const { checks, routing } = row;
  const { tier, queue } = routing;
  const dueAt = routing.dueAt === null ? null : new Date(routing.dueAt).toISOString();
  const approvals = row.payload?.approvals ?? null;
  return {
    id: row.id,
    at,
    outcome: row.outcome,
    counted: row.counted,
    lapsedAt: row.lapsed_at?.toISOString() ?? null,
    reasons: row.reasons.map((reason) => ({ ...reason, label: reasonLabel(reason.code)?.[language] ?? reason.code })),
    comment: row.comment,
    decider: { name: nameOf(row, frozen), pseudonym: row.actor, role: row.role },
    reviewSeconds: Math.max(0, (row.created_at.getTime() - row.claimed_at.getTime()) / 1000),
    together: row.together,
    submission: {
      id: row.submission_id,
      version: row.submission_version,
      // The state may have changed since: the report says what the log says of this decision.
      state: row.payload?.state ?? routing.state,
      system: row.system,
      modality: row.modality,
      title: row.title,
      tier,
      riskRules: routing.rules,
      routeRules: routing.routeRules ?? [],
      queue,
      receivedAt: row.received_at.toISOString(),
      dueAt,
    },
    binding: {
      version: row.version,
      contentDigest: row.content_digest,
      policyDigest: row.policy_digest,
      factsDigest: row.facts_digest,
    },
    approvals,
    exceptions: exceptionsOf({ at, outcome: row.outcome, tier, dueAt, approvals, checks, findings: shown }),
    checks: checks.map(({ check, version, outcome, score }) => ({ check, version, outcome, score })),
    findings: shown,
    findingsOmitted: (beside.totals.get(row.submission_id) ?? 0) - shown.length,
    requirements: references(row.system, {
      modality: row.modality,
      outcome: row.outcome,
      lapsed: row.lapsed_at !== null,
      highRisk: isHighRisk(row.system, tier, frozen),
      publicInterest: row.public_interest,
      editorial: row.editorial,
    }),
    entries: beside.entries,
    proof: {
      index: row.leaf_index,
      leaf: row.leaf.toString(),
      leafHash: row.leaf_hash.toString('hex'),
      payload: row.payload ?? null,
      salt: row.salt?.toString('hex') ?? null,
      hashes: beside.hashes,
    },
  };
}

/** Reads pages one after the other, the next while one is worked on: the database and this process take turns less often. */
async function* ahead<T>(first: () => Promise<T>, after: (page: T) => (() => Promise<T>) | null): AsyncGenerator<T> {
  let reading: Promise<T> | null = first();
  try {
    while (reading) {
      const page: T = await reading;
      const next = after(page);
      reading = next?.() ?? null;
      // Whoever waits for it hears of a failure; until then it must not end the process.
      reading?.catch(() => undefined);
      yield page;
    }
  } finally {
    await reading?.catch(() => undefined);
  }
}

interface ReadPage {
  decisions: ReportDecision[];
  /** Where the next page begins; null after the last. */
  cursor: { at: string; id: string } | null;
}

const zeroId = '00000000-0000-0000-0000-000000000000';

/** The decisions of a range, oldest first, two pages in memory at a time, each with its proof against the tree of `range.size` leaves. */
export async function* readDecisions(
  db: Database,
  range: DecisionRange,
  context: DecisionContext,
  pageSize = 500,
): AsyncGenerator<ReportDecision> {
  const proofs = new ProofReader();
  const statement = pageStatement(context.proofs);
  const read = (at: Date | string, id: string): Promise<ReadPage> =>
    db.transaction(async (tx) => {
      // For a page, starting parallel workers takes many times what they save.
      await tx.query(`select set_config('max_parallel_workers_per_gather', '0', true)`);
      const values = [range.to, range.systems, range.size, at, id, pageSize, range.at];
      const rows = await tx.query<DecisionRow>(statement, values);
      const beside = await readBeside(tx, rows, range.size, context);
      const decisions: ReportDecision[] = [];
      for (const row of rows) {
        const proofOf = async (index: number) => (await proofs.read(tx, index, range.size)).map(base64Of);
        const hashes = context.proofs ? await proofOf(row.leaf_index) : [];
        const entries = await referencesOf(beside.entries.get(row.submission_id) ?? [], row, proofOf);
        decisions.push(reportDecision(row, { ...beside, entries, hashes }, context));
      }
      const last = rows.length < pageSize ? undefined : rows.at(-1);
      return { decisions, cursor: last ? { at: last.at, id: last.id } : null };
    });
  const after = ({ cursor }: ReadPage) => (cursor ? () => read(cursor.at, cursor.id) : null);
  for await (const { decisions } of ahead(() => read(range.from, zeroId), after)) yield* decisions;
}
