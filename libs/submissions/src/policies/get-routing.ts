import { authorize, concealedFields, isAllowed, type Actor } from '@countersign/access';
import { notFound, type Language, type LocalizedText, type RoutingView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { parseRouting, reviewFacts, traceRouting, type RoutingTrace, type RuleTrace } from '@countersign/policy';
import { findSubmissionFor } from '../find-submission.js';
import type { SubmissionRow } from '../submission-row.js';
import { findPolicyVersion, type PolicyVersionRow } from './policy-version.js';

const shown: ReadonlySet<string> = new Set(['risk-routing', 'checks']);

/** Whether a trace comes to what was recorded; the due time depends on the clock and is left out. */
function agrees(trace: RoutingTrace, { risk, route }: SubmissionRow): boolean {
  return (
    trace.tier === risk?.tier &&
    trace.queue === route?.queue &&
    trace.approvals === route.approvals &&
    trace.priority === route.priority &&
    trace.competences.join() === route.competences.join()
  );
}

function traceOf(
  row: SubmissionRow,
  given: unknown,
  version: PolicyVersionRow,
  language: Language,
): RoutingView['trace'] {
  const policy = parseRouting(version.documents);
  const facts = reviewFacts.safeParse(given);
  if (!policy || !facts.success) return null;
  const trace = traceRouting(policy, facts.data);
  const localized = <T extends { text: LocalizedText }>(item: T) => ({ ...item, text: item.text[language] });
  return {
    risk: trace.risk.map((rule: RuleTrace) => localized(rule)),
    route: trace.route.map((rule: RuleTrace) => localized(rule)),
    builtIn: trace.builtIn.map(localized),
    agrees: agrees(trace, row),
  };
}

interface RoutedRow {
  routed_at: Date | null;
  facts: unknown;
}

const told: ReadonlySet<string> = new Set(['affectedPersons', 'declaredGroups', 'hasSources']);
const withoutConcealed = (facts: unknown): unknown =>
  Object.fromEntries(Object.entries(Object(facts) as object).filter(([name]) => !told.has(name)));

/**
 * Why a submission went where it went. Nothing of it is stored beside facts and policy digest: both are kept for ever, and
 * the rules of then are held against the facts of then. The documents are for those who may read policies. Throws `not-found` before the checks are in.
 */
export async function getRouting(tx: Tx, actor: Actor, id: string, language: Language): Promise<RoutingView> {
  authorize(actor, 'read', 'Submission');
  const row = await findSubmissionFor(tx, actor, id, 'read');
  const version = row.policy_digest === null ? null : await findPolicyVersion(tx, row.policy_digest);
  const [routed] = await tx.query<RoutedRow>('select routed_at, facts from submission where id = $1', [id]);
  if (!version || !routed?.routed_at) {
    throw notFound({ en: 'route yet of submission', 'zh-TW': '送審項目的流程' }, id);
  }
  const concealed = concealedFields(actor, row);
  const hidden = concealed.includes('affected') || concealed.includes('sources');
  return {
    submission: id,
    policyDigest: version.digest,
    factsDigest: row.facts_digest ?? '',
    routedAt: routed.routed_at.toISOString(),
    facts: hidden ? withoutConcealed(routed.facts) : routed.facts,
    documents: isAllowed(actor, 'read', 'Policy') ? version.documents.filter(({ name }) => shown.has(name)) : [],
    // What a rule asked for says what was handed in.
    trace: hidden ? null : traceOf(row, routed.facts, version, language),
  };
}
