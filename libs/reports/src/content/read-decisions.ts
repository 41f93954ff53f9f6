import { ProofReader } from '@countersign/audit';
import type {
  DecisionReason,
  Language,
  LocalizedText,
  Modality,
  Outcome,
  Place,
  Severity,
  Tier,
} from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import type { ReviewFacts } from '@countersign/policy';
import { base64Of } from './base64-of.js';
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
  /** Ids of the requirements that a decision on an output of that AI system (slug) is evidence for. */
  references(system: string, traits: DecisionTraits): string[];
}

interface DecisionRow {
  id: string;
  entry_id: string;
  claim_id: string;
  at: string;
  created_at: Date;
  claimed_at: Date;
  outcome: Outcome;
  counted: boolean;
  reasons: DecisionReason[];
  comment: string | null;
  role: string;
  name: string | null;
  actor: string;
  version: number;
  content_digest: string;
  policy_digest: string;
  facts_digest: string;
  checks: ReviewFacts['checks'];
  submission_id: string;
  submission_version: number;
  state: string;
  system: string;
  modality: Modality;
  title: string;
  tier: Tier | null;
  risk: { reasons: { rule: string }[] } | null;
  queue: string | null;
  received_at: Date;
  due_at: Date | null;
  high_risk: boolean;
  public_interest: boolean;
  editorial: boolean;
  leaf_index: number;
  leaf: Buffer | string;
  leaf_hash: Buffer;
  payload: { state: string; approvals: { given: number; needed: number } } | null;
  salt: Buffer | null;
}

/** Decisions `d` of a period and of AI systems, with their leaves `l` (null: not sealed); parameters 1 to 3 are the range's. */
const ofPeriod = `
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
  left join audit_leaf l on l.entry_id = d.entry_id
where s.purpose = 'review' and d.created_at >= $1 and d.created_at < $2 and ($3::text[] is null or y.slug = any($3))`;

/**
 * A page of decisions, from a time and id on that are excluded: they are the one lower bound, or every page would be
 * looked for from the begin of the range. Leaves are read where they are to be shown.
 */
const pageStatement = (proofs: boolean): string => `
select d.id, d.entry_id, d.claim_id, d.created_at::text as at, d.created_at, d.claimed_at, d.outcome, d.counted, d.reasons, d.comment, d.role, p.name,
  e.actor, d.version, d.content_digest, d.policy_digest, d.facts_digest, d.facts -> 'checks' as checks, s.id as submission_id,
  s.version as submission_version, s.state, y.slug as system, s.modality, s.title, s.tier, s.risk, s.queue,
  s.created_at as received_at, s.due_at, s.public_interest,
  exists (select from editorial_record o where o.submission_id = s.id and o.content_digest = d.content_digest
    and o.recorded_at <= $7) as editorial,
  (s.tier = 'high' or y.risk_class in ('high_risk_annex_iii', 'high_risk_annex_i', 'annex_iii_1a')) as high_risk,
  l.leaf_index::float8 as leaf_index, l.leaf_hash, a.payload,
  ${proofs ? 'l.leaf, a.salt' : `'' as leaf, null as salt`}
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
  join audit_leaf l on l.entry_id = d.entry_id join audit_entry e on e.id = d.entry_id
  left join audit_payload a on a.entry_id = d.entry_id left join person p on p.id = d.person_id
where s.purpose = 'review' and d.created_at < $1 and ($2::text[] is null or y.slug = any($2)) and l.leaf_index < $3
  and (d.created_at, d.id) > ($4::timestamptz, $5::uuid)
order by d.created_at, d.id limit $6`;

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

function reportDecision(row: DecisionRow, beside: Beside, context: DecisionContext): ReportDecision {
  const { language, reasonLabel, references } = context;
  const shown = beside.findings.get(row.submission_id) ?? [];
  const at = row.created_at.toISOString();
  const dueAt = row.due_at?.toISOString() ?? null;
  const { checks } = row;
  const approvals = row.payload?.approvals ?? null;
  return {
    id: row.id,
    at,
    outcome: row.outcome,
    counted: row.counted,
    reasons: row.reasons.map((reason) => ({ ...reason, label: reasonLabel(reason.code)?.[language] ?? reason.code })),
    comment: row.comment,
    decider: { name: row.name, pseudonym: row.actor, role: row.role },
    reviewSeconds: Math.max(0, (row.created_at.getTime() - row.claimed_at.getTime()) / 1000),
    submission: {
      id: row.submission_id,
      version: row.submission_version,
      // The state may have changed since: the report says what the log says of this decision.
      state: row.payload?.state ?? row.state,
      system: row.system,
      modality: row.modality,
      title: row.title,
      tier: row.tier,
      riskRules: row.risk?.reasons.map(({ rule }) => rule) ?? [],
      queue: row.queue,
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
    exceptions: exceptionsOf({ at, outcome: row.outcome, tier: row.tier, dueAt, approvals, checks, findings: shown }),
    checks: checks.map(({ check, version, outcome, score }) => ({ check, version, outcome, score })),
    findings: shown,
    findingsOmitted: (beside.totals.get(row.submission_id) ?? 0) - shown.length,
    requirements: references(row.system, {
      modality: row.modality,
      outcome: row.outcome,
      highRisk: row.high_risk,
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
