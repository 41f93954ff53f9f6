import { authorize, type Actor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import { checks } from '@countersign/checks';
import type { Affected, Disclosure, Modality, Severity, SubmissionState } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  assessRisk,
  factsDigest,
  reviewFacts,
  routeReview,
  type ExceptionFact,
  type Policy,
  type ReviewFacts,
} from '@countersign/policy';
import { endVainRevisions } from './end-vain-revisions.js';
import { standingExceptionsOf } from './exceptions/exception-row.js';
import type { ReviewTask, ReviewTasks } from './review-tasks.js';

/** What routing needs beside the rows: the policy in force, and the review side. */
export interface RoutingContext {
  policy: Policy;
  tasks: ReviewTasks;
}

interface RoutableRow {
  id: string;
  version: number;
  state: SubmissionState;
  /** A correction of what repeats an output. */
  in_vain: boolean;
  system: string;
  risk_class: string;
  modality: Modality;
  language: string | null;
  public_interest: boolean;
  requested_due_at: Date | null;
  /** When it came before people, where it waits already: its time goes on. */
  waiting_since: Date | null;
  /** Who handed it in; of what a program did, the person who made its key. */
  submitter_id: string;
  affected: Affected | null;
  disclosure: Disclosure | null;
  has_sources: boolean;
  runs: { check: string; version: string; outcome: string; score: number | null }[];
  exceptions: ExceptionFact[] | null;
  findings: { id: string; check: string; code: string; severity: Severity }[] | null;
}

const select = `
select s.id, s.version, s.state, s.purpose <> 'review' and s.supersedes is not null as in_vain, y.slug as system, y.risk_class, s.modality, s.language, s.public_interest, s.requested_due_at,
  (select r.created_at from review r where r.submission_id = s.id and r.state <> 'closed') as waiting_since,
  coalesce((select k.created_by from api_key k where k.id = s.submitter_id), s.submitter_id) as submitter_id,
  p.payload -> 'affected' as affected, p.payload -> 'disclosure' as disclosure,
  jsonb_array_length(p.payload -> 'sources') > 0 as has_sources, ${standingExceptionsOf('s.system_id')} as exceptions,
  (select jsonb_agg(jsonb_build_object('check', r.check_name, 'version', r.check_version, 'outcome', r.state, 'score', r.score)
     order by r.check_name) from check_run r where r.submission_id = s.id) as runs,
  (select jsonb_agg(jsonb_build_object('id', f.id, 'check', r.check_name, 'code', f.code, 'severity', f.severity)
     order by f.id) from finding f join check_run r on r.id = f.check_run_id where f.submission_id = s.id) as findings
from submission s join ai_system y on y.id = s.system_id join submission_payload p on p.submission_id = s.id
where s.id = any($1) and (s.state = 'checking' or s.state = 'awaiting-review' and (
  s.policy_digest is distinct from $2 or s.facts -> 'exceptions' is distinct from ${standingExceptionsOf('s.system_id')}))
order by s.id for no key update of s`;

const update = `
update submission s set state = 'awaiting-review', tier = item.tier, queue = item.queue, risk = item.risk, route = item.route,
  policy_digest = $2, facts = item.facts, facts_digest = item.facts_digest, approvals_needed = item.approvals,
  approvals_given = coalesce(item.approvals_given, s.approvals_given), due_at = item.due_at, routed_at = $3
from jsonb_to_recordset($1::jsonb) as item(id uuid, tier text, queue text, risk jsonb, route jsonb, facts jsonb,
  facts_digest text, approvals int, approvals_given int, due_at timestamptz)
where s.id = item.id`;

/** The facts that policies see of a stored submission whose checks are in. */
function factsOf(row: RoutableRow): ReviewFacts {
  return reviewFacts.parse({
    system: row.system,
    modality: row.modality,
    language: row.language,
    publicInterest: row.public_interest,
    affectedPersons: row.affected?.persons ?? null,
    declaredGroups: row.affected?.groups ?? [],
    disclosure: {
      visible: (row.disclosure?.visible ?? '') !== '',
      machineReadable: row.disclosure?.machineReadable ?? false,
    },
    hasSources: row.has_sources,
    riskClass: row.risk_class,
    revision: row.version,
    checks: row.runs.map((run) => ({ ...run, kind: checks.get(run.check)?.kind })),
    findings: row.findings ?? [],
    ...(row.exceptions && { exceptions: row.exceptions }),
  });
}

function taskOf(row: RoutableRow, facts: ReviewFacts, policy: Policy, now: Date) {
  const risk = assessRisk(policy, facts);
  const route = routeReview(policy, facts, risk.tier, row.waiting_since ?? now, row.requested_due_at);
  const count = (severity: Severity): number => facts.findings.filter((f) => f.severity === severity).length;
  const task: ReviewTask = {
    submissionId: row.id,
    queue: route.queue,
    tier: risk.tier,
    priority: route.priority,
    system: row.system,
    modality: row.modality,
    competences: route.competences,
    dueAt: route.dueAt,
    approvalsNeeded: route.approvals,
    findingCounts: [count('critical'), count('major'), count('minor'), count('info')],
    inconclusive: facts.checks.filter((check) => check.outcome === 'inconclusive').length,
    submitterId: row.submitter_id,
    language: row.language,
    tags: route.tags,
    pointsPerHour: policy.riskRouting.defaults.ageing.pointsPerHour,
  };
  return { row, facts, risk, route, task, digest: factsDigest(facts) };
}

/**
 * Gives submissions whose checks are all in their tier and route, and puts them before people. Applied again to one that
 * waits already, it follows a change of policy or of the exceptions to it. Corrections of what repeats an output end instead. It does nothing when another worker did; claims made under the old one become stale, and approvals of people
 * whom it would not ask count no more.
 */
export async function routeSubmissions(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  { policy, tasks }: RoutingContext,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'record', 'Submission');
  await tasks.lock(tx, ids);
  const rows = await tx.query<RoutableRow>(select, [ids, policy.digest]);
  const vain = rows.filter((row) => row.in_vain);
  await endVainRevisions(tx, actor, vain, tasks, now);
  const routed = rows.filter((row) => !row.in_vain).map((row) => taskOf(row, factsOf(row), policy, now));
  if (routed.length === 0) return;
  const waiting = routed.filter(({ row }) => row.waiting_since !== null).map(({ task }) => task);
  const recounts = waiting.length === 0 ? [] : await tasks.recount(tx, actor, waiting, policy, now);
  const givenTo = new Map(recounts.map(({ submissionId, approvalsGiven }) => [submissionId, approvalsGiven]));
  const changes = routed.map(({ row, facts, risk, route, digest }) => ({
    id: row.id,
    tier: risk.tier,
    queue: route.queue,
    risk,
    route,
    facts,
    facts_digest: digest,
    approvals: route.approvals,
    approvals_given: givenTo.get(row.id) ?? null,
    due_at: route.dueAt,
  }));
  await tx.execute(update, [JSON.stringify(changes), policy.digest, now]);
  await tasks.open(
    tx,
    routed.map(({ task }) => task),
  );
  await appendEntries(
    tx,
    actor,
    routed.map(({ row, facts, risk, route, digest }): EntryDraft => ({
      action: 'submission.routed',
      subject: row.id,
      payload: {
        submission: row.id,
        tier: risk.tier,
        queue: route.queue,
        approvals: route.approvals,
        competences: [...route.competences],
        rules: [...risk.reasons, ...route.reasons].map(({ rule }) => rule),
        policyDigest: policy.digest,
        factsDigest: digest,
        ...(facts.exceptions && { exceptions: facts.exceptions.map((exception) => exception.id) }),
      },
    })),
    now,
  );
}
