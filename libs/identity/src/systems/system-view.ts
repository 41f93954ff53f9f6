import type { SystemView } from '@countersign/contracts';
import type { AiSystemRow } from '../rows/ai-system-row.js';

/** What of an AI system is shown: all of it. */
export function systemView(row: AiSystemRow): SystemView {
  const { id, slug, name, description, role, riskClass, riskGrounds, createdAt } = row;
  const { annexPoint, friaReference, marketSince, trainingConsent } = row;
  const facts = { role, riskClass, riskGrounds, annexPoint, friaReference, marketSince, trainingConsent };
  return { id, slug, name, description, ...facts, createdAt: createdAt.toISOString() };
}

/** The columns of `ai_system` under the names of `AiSystemRow`. */
export const systemColumns = `id, slug, name, description, role, risk_class as "riskClass",
  risk_grounds as "riskGrounds", annex_point as "annexPoint", fria_reference as "friaReference",
  market_since::text as "marketSince", training_consent as "trainingConsent", created_at as "createdAt"`;
