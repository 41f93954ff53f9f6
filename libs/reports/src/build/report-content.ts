import type { LogIdentity } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import { governingText, type Policy } from '@countersign/policy';
import type { RequirementPack } from '@countersign/requirements';
import type { TrustPolicy } from '@countersign/tlog';
import { notProven } from '../content/not-proven.js';
import { readDecisions } from '../content/read-decisions.js';
import { readExpiredClaims } from '../content/read-expired-claims.js';
import { readPolicies } from '../content/read-policies.js';
import { readSetAside } from '../content/read-set-aside.js';
import { requirementReferences, type DecisionTraits } from '../content/requirement-references.js';
import { witnessesOf } from '../content/witnesses-of.js';
import { daysOf } from '../days-of.js';
import type { ReportContent } from '../renderer.js';
import type { ReportRow } from '../report-row.js';
import { freezeContents } from './freeze-contents.js';
import { rangeOf, type FrozenReport } from './freeze-report.js';
import { countingProgress } from './report-progress.js';

/** What the contents of a report are computed with. */
export interface ContentContext {
  log: LogIdentity;
  packs: readonly RequirementPack[];
  policy: Policy;
  /** Whom the operator has checkpoints cosigned by, where anybody. */
  witnesses?: TrustPolicy | null;
}

/** The day whose law a report is judged by: the last of its period, by the clocks of its time zone. */
function lawDayOf(row: ReportRow, snapshot: FrozenReport['snapshot']): string {
  const { to } = rangeOf(row, snapshot);
  const [, last] = daysOf({ ...row.input, to: to.toISOString() });
  return last;
}

/** The contents of a frozen report; reading its decisions tells its progress. */
export async function contentOf(
  db: Database,
  tx: Tx,
  row: ReportRow,
  frozen: FrozenReport,
  context: ContentContext,
): Promise<ReportContent> {
  const { log, packs, policy } = context;
  const { snapshot, checkpoint, decisions } = frozen;
  const range = rangeOf(row, snapshot);
  const { from, to, timeZone, systems, language } = row.input;
  const lawDay = lawDayOf(row, snapshot);
  const { coverage, beside } = await freezeContents(db, tx, row, frozen, { ...context, lawDay });
  const references = requirementReferences(packs, beside.systems, lawDay);
  const witnesses = witnessesOf(checkpoint.note);
  const labels = new Map(policy.reasons.reasons.map(({ code, label }) => [code, label]));
  const words = {
    language,
    beside,
    reasonLabel: (code: string) => labels.get(code),
    references: (system: string, traits: DecisionTraits) =>
      references(system, traits).map(({ requirement: { id } }) => id),
  };
  return {
    header: {
      report: row.id,
      kind: row.kind,
      from,
      to,
      timeZone,
      systems,
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
      countingProgress(db, row.id, readDecisions(db, range, { ...words, proofs })),
    expiredClaims: () => readExpiredClaims(db, range),
    setAside: () => readSetAside(db, range),
    rules: {
      packs,
      witnesses: context.witnesses ?? null,
      policyText: governingText(policy),
      policies: () => readPolicies(db, range, policy.digest),
    },
  };
}
