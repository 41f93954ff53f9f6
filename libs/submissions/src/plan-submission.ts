import { authorize, beforeRouting, type Actor } from '@countersign/access';
import { checks } from '@countersign/checks';
import type { DryRunView, Language, ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  assessRisk,
  checksFor,
  routeReview,
  type ExceptionFact,
  type Policy,
  type ReviewFacts,
} from '@countersign/policy';
import { standingExceptionsOf } from './exceptions/exception-row.js';
import type { ParsedSubmission } from './parse-submission.js';
import { missingBlobs, unknownReferences } from './unknown-references.js';

const assumption = {
  en: 'Checks are assumed to find nothing: findings and inconclusive checks can only raise tier, priority and approvals.',
  'zh-TW': '此處假設各項檢核均未發現問題：發現項目或無法判定的檢核只會提高風險等級、優先順序與所需核可數。',
};

interface Planned {
  risk_class: ReviewFacts['riskClass'];
  exceptions: ExceptionFact[] | null;
}

const select = `select y.risk_class, ${standingExceptionsOf('y.id')} as exceptions from ai_system y where y.slug = $1`;

/** Which checks and which route an output would get, whose `images` came along and are not stored; stores nothing. */
export async function planSubmission(
  tx: Tx,
  actor: Actor,
  { parsed, images = [] }: { parsed: ParsedSubmission; images?: readonly string[] },
  policy: Policy,
  language: Language,
  now = new Date(),
): Promise<DryRunView> {
  const { input } = parsed;
  authorize(actor, 'submit', 'Submission', beforeRouting(input));
  const [system] = await tx.query<Planned>(select, [input.system]);
  const toFind = parsed.blobs.filter((digest) => !images.includes(digest));
  const unknown = unknownReferences(parsed, system !== undefined, await missingBlobs(tx, toFind));
  if (!system || unknown) throw unknown as ProductError;
  const planned = checksFor(policy, input.modality).flatMap(({ name }) => checks.get(name) ?? []);
  const facts: ReviewFacts = {
    system: input.system,
    modality: input.modality,
    language: parsed.language,
    publicInterest: input.publicInterest,
    affectedPersons: input.affected?.persons ?? null,
    declaredGroups: input.affected?.groups ?? [],
    disclosure: {
      visible: (input.disclosure?.visible ?? '') !== '',
      machineReadable: input.disclosure?.machineReadable ?? false,
    },
    hasSources: input.sources.length > 0,
    riskClass: system.risk_class,
    revision: 1,
    checks: planned.map(({ name, version, kind }) => ({ check: name, version, kind, outcome: 'passed', score: null })),
    findings: [],
    ...(system.exceptions && { exceptions: system.exceptions }),
  };
  const risk = assessRisk(policy, facts);
  const route = routeReview(policy, facts, risk.tier, now, input.dueAt === undefined ? null : new Date(input.dueAt));
  const localized = (reasons: typeof risk.reasons) => reasons.map(({ rule, text }) => ({ rule, text: text[language] }));
  return {
    dryRun: true,
    contentDigest: parsed.contentDigest,
    checks: planned.map(({ name, version }) => ({ check: name, version })),
    risk: { tier: risk.tier, reasons: localized(risk.reasons) },
    route: {
      queue: route.queue,
      priority: route.priority,
      approvals: route.approvals,
      competences: [...route.competences],
      dueAt: route.dueAt?.toISOString() ?? null,
      tags: route.tags,
      reasons: localized(route.reasons),
    },
    assumption: assumption[language],
  };
}
