import type { LocalizedText } from '@countersign/contracts';
import type { RulePlan } from './evidence-plan.js';
import type { Rule } from './rule.js';

/** What was counted for a rule: the population, those of it that could be looked at, and those that meet what is asked. */
export interface RuleCounts {
  population: number;
  sample: number;
  met: number;
  /** When the first of those that meet it ceases to; null where none does with time alone. */
  expiresAt: Date | null;
  /** What to do where it does not hold, where that is not plain from the numbers. */
  remedy?: LocalizedText | null;
}

/** A rule and whether it holds; null when nothing can be said, and then `note` says why. Of one that does not hold it may say what to do. */
export interface RuleOutcome {
  rule: string;
  kind: Rule['kind'];
  origin: Rule['origin'];
  blocks: boolean;
  holds: boolean | null;
  measured: boolean;
  population: number;
  sample: number;
  met: number;
  expiresAt: Date | null;
  note: LocalizedText | null;
}

function holds(rule: Rule, { sample, met }: RuleCounts): boolean {
  switch (rule.kind) {
    case 'coverage':
    case 'fields':
    case 'sequence':
      return met >= rule.target.min_share * sample;
    case 'absence':
      return sample - met <= rule.target.max_count;
    case 'threshold':
    case 'retention':
    case 'integrity':
    case 'distinct_actors':
    case 'deadline':
    case 'freshness':
      return met === sample;
  }
}

function tooFew({ sample }: RuleCounts, least: number): LocalizedText {
  return {
    en: `Not enough data: ${sample} in the period, ${least} needed.`,
    'zh-TW': `資料不足：期間內有 ${sample} 筆，至少需要 ${least} 筆。`,
  };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

function tooLittle({ sample, population }: RuleCounts, least: number): LocalizedText {
  return {
    en: `Not enough data: ${sample} of ${population} could be looked at, at least ${percent(least)} needed.`,
    'zh-TW': `資料不足：${population} 筆中僅 ${sample} 筆可供檢視，至少需要 ${percent(least)}。`,
  };
}

/** What is said of a rule by its numbers. What was found stands, however little was looked at; that nothing was found needs enough. */
function judge(
  { rule, leastPopulation, leastShare }: RulePlan,
  counts: RuleCounts,
): Pick<RuleOutcome, 'holds' | 'note'> {
  const doesHold = holds(rule, counts);
  const isFound = rule.kind === 'absence' && !doesHold;
  if (counts.sample < leastPopulation && !isFound) return { holds: null, note: tooFew(counts, leastPopulation) };
  if (!doesHold) return { holds: false, note: counts.remedy ?? null };
  return counts.sample < leastShare * counts.population
    ? { holds: null, note: tooLittle(counts, leastShare) }
    : { holds: true, note: null };
}

/** Whether a rule holds by what was counted. A rule that cannot be measured, or of which too little was looked at, never holds. */
export function evaluateRule(plan: RulePlan, counts: RuleCounts | null): RuleOutcome {
  const { rule } = plan;
  const common = { rule: rule.id, kind: rule.kind, origin: rule.origin, blocks: rule.on_fail === 'block_release' };
  if (plan.measurement === null || counts === null) {
    const nothing = { population: 0, sample: 0, met: 0, expiresAt: null };
    return { ...common, ...nothing, holds: null, measured: false, note: plan.gap };
  }
  const { population, sample, met, expiresAt } = counts;
  const judged = judge(plan, counts);
  return { ...common, population, sample, met, expiresAt, ...judged, measured: judged.holds !== null };
}
