import { authorize, type Actor } from '@countersign/access';
import type { Language, Outcome } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { wordsOf, type RequirementPack } from '@countersign/requirements';
import { findSubmissionFor } from '@countersign/submissions';
import { dayOf } from '../compute-coverage.js';
import { requirementReferences } from '../content/requirement-references.js';
import { highRiskClasses } from '../counts/scope.js';
import { systemsInScope } from '../counts/systems-in-scope.js';

/** A requirement that counts the decisions on an output. */
export interface EvidencedRequirement {
  id: string;
  pack: string;
  title: string;
}

interface Row {
  outcome: Outcome;
  lapsed: boolean;
  high_risk: boolean;
  public_interest: boolean;
  editorial: boolean;
}

const decisions = `
select d.outcome, exists (select from lapsed_approval v where v.decision_id = d.id) as lapsed, s.public_interest, (s.tier = 'high' or y.risk_class = any($2)) as high_risk,
  exists (select from editorial_record o where o.submission_id = s.id and o.content_digest = d.content_digest) as editorial
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
where d.submission_id = $1 and s.purpose = 'review'`;

/** The requirements of today's law that concern the AI system and whose rules count a decision on this submission; none before anybody decided. */
export async function listEvidencedRequirements(
  tx: Tx,
  actor: Actor,
  id: string,
  packs: readonly RequirementPack[],
  language: Language,
  now = new Date(),
): Promise<EvidencedRequirement[]> {
  authorize(actor, 'read', 'Submission');
  const { modality, system, created_at: from } = await findSubmissionFor(tx, actor, id, 'read');
  const { value: systems } = await systemsInScope(tx, [system], { from, to: now });
  const rows = await tx.query<Row>(decisions, [id, highRiskClasses]);
  const references = requirementReferences(packs, systems, dayOf(now));
  const counted = rows.flatMap(({ outcome, lapsed, high_risk: highRisk, public_interest: publicInterest, editorial }) =>
    references(system, { modality, outcome, lapsed, highRisk, publicInterest, editorial }),
  );
  return [...new Map(counted.map((item) => [item.requirement.id, item])).values()].map(({ pack, requirement }) => ({
    id: requirement.id,
    pack: pack.id,
    title: wordsOf(pack, requirement, language).title,
  }));
}
