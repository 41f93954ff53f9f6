import { gapOf, type Gap } from './gap.js';
import type { Where } from './rule.js';

/** What a population means that can be narrowed down to high risk only, or the fact by which this version cannot narrow it. */
export function onlyHighRisk(where: Where | undefined): { highRisk: boolean } | Gap {
  const { risk, ...others } = where ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined) return gapOf('condition', other);
  if (risk !== undefined && risk !== 'high') return gapOf('condition', 'risk');
  return { highRisk: risk === 'high' };
}
