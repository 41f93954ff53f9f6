import type { SystemView } from '@countersign/contracts';
import type { AiSystemRow } from '../rows/ai-system-row.js';

/** What of an AI system is shown: all of it. */
export function systemView(row: AiSystemRow): SystemView {
  const { id, slug, name, description, role, riskClass, riskGrounds, createdAt } = row;
  return { id, slug, name, description, role, riskClass, riskGrounds, createdAt: createdAt.toISOString() };
}

/** The columns of `ai_system` under the names of `AiSystemRow`. */
export const systemColumns = `id, slug, name, description, role, risk_class as "riskClass",
  risk_grounds as "riskGrounds", created_at as "createdAt"`;
