import { authorize, concealedFields, isAllowed, type Actor } from '@countersign/access';
import { notFound, type Language, type LocalizedText, type RoutingView, type Tier } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { parseRouting, reviewFacts, traceRouting, type RoutingTrace, type RuleTrace } from '@countersign/policy';
import { findSubmissionFor } from '../find-submission.js';
import { findPolicyVersion, type PolicyVersionRow } from './policy-version.js';

const shown: ReadonlySet<string> = new Set(['risk-routing', 'checks']);

/** Why of what is asked. */
export interface RoutingAsked {
  submission: string;
  /** As this decision on it found it; how it is routed now unless said. */
  decision?: string | undefined;
}

/** What was recorded of a route: members that decisions of older versions lack are not compared. */
interface Recorded {
  tier: Tier | null;
  queue: string | null;
  approvals?: number;
  priority?: number;
  competences?: string[];
}

/** The routing of a submission, as it is now or as it was when a decision was made. */
interface RoutedRow {
  policy_digest: string | null;
  facts_digest: string | null;
  facts: unknown;
  routed_at: Date | null;
  recorded: Recorded | null;
}

const now = `
select policy_digest, facts_digest, facts, routed_at, route || jsonb_build_object('tier', tier) as recorded from submission where id = $1`;

// It may have been routed anew since: facts, policy and route are those that are kept with the decision.
const asDecided = `
select policy_digest, facts_digest, facts, coalesce((routing ->> 'routedAt')::timestamptz, created_at) as routed_at, routing as recorded
from decision where submission_id = $1 and id = $2`;

/** Whether a trace comes to what was recorded; the due time depends on the clock and is left out. */
function agrees(trace: RoutingTrace, recorded: Recorded | null): boolean {
  if (recorded === null) return true;
  const { tier, queue, approvals = trace.approvals, priority = trace.priority } = recorded;
  const { competences = trace.competences } = recorded;
  return (
    trace.tier === tier &&
    trace.queue === queue &&
    trace.approvals === approvals &&
    trace.priority === priority &&
    trace.competences.join() === competences.join()
  );
}

function traceOf(routed: RoutedRow, version: PolicyVersionRow, language: Language): RoutingView['trace'] {
  const policy = parseRouting(version.documents);
  const facts = reviewFacts.safeParse(routed.facts);
  if (!policy || !facts.success) return null;
  const trace = traceRouting(policy, facts.data);
  const localized = <T extends { text: LocalizedText }>(item: T) => ({ ...item, text: item.text[language] });
  return {
    risk: trace.risk.map((rule: RuleTrace) => localized(rule)),
    route: trace.route.map((rule: RuleTrace) => localized(rule)),
    builtIn: trace.builtIn.map(localized),
    agrees: agrees(trace, routed.recorded),
  };
}

const told: ReadonlySet<string> = new Set(['affectedPersons', 'declaredGroups', 'hasSources']);
const withoutConcealed = (facts: unknown): unknown =>
  Object.fromEntries(Object.entries(Object(facts) as object).filter(([name]) => !told.has(name)));

/**
 * Why a submission went where it went, now or when a decision was made: facts and policy digest of both are kept for ever, and
 * the rules of then are held against the facts of then. The documents are for those who may read policies. Throws `not-found` before the checks are
 * in, and for a decision on another output.
 */
export async function getRouting(
  tx: Tx,
  actor: Actor,
  { submission: id, decision }: RoutingAsked,
  language: Language,
): Promise<RoutingView> {
  authorize(actor, 'read', 'Submission');
  const row = await findSubmissionFor(tx, actor, id, 'read');
  const [routed] =
    decision === undefined
      ? await tx.query<RoutedRow>(now, [id])
      : await tx.query<RoutedRow>(asDecided, [id, decision]);
  const version = routed?.policy_digest ? await findPolicyVersion(tx, routed.policy_digest) : null;
  if (!version || !routed?.routed_at) {
    throw notFound({ en: 'route yet of submission', 'zh-TW': '送審項目的流程' }, decision ?? id);
  }
  const concealed = concealedFields(actor, row);
  const hidden = concealed.includes('affected') || concealed.includes('sources');
  return {
    submission: id,
    decision: decision ?? null,
    policyDigest: version.digest,
    factsDigest: routed.facts_digest ?? '',
    routedAt: routed.routed_at.toISOString(),
    facts: hidden ? withoutConcealed(routed.facts) : routed.facts,
    documents: isAllowed(actor, 'read', 'Policy') ? version.documents.filter(({ name }) => shown.has(name)) : [],
    // What a rule asked for says what was handed in.
    trace: hidden ? null : traceOf(routed, version, language),
  };
}
