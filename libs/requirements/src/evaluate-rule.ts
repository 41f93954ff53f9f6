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
}

/** A rule and whether it holds; null when nothing can be said, and then `note` says why. */
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

/** Whether a rule holds by what was counted. A rule that cannot be measured, or whose population is too small, never holds. */
export function evaluateRule(plan: RulePlan, counts: RuleCounts | null): RuleOutcome {
  const { rule, leastPopulation } = plan;
  const common = { rule: rule.id, kind: rule.kind, origin: rule.origin, blocks: rule.on_fail === 'block_release' };
  if (plan.measurement === null || counts === null) {
    const nothing = { population: 0, sample: 0, met: 0, expiresAt: null };
    return { ...common, ...nothing, holds: null, measured: false, note: plan.gap };
  }
  const isEnough = counts.sample >= leastPopulation;
  return {
    ...common,
    ...counts,
    measured: isEnough,
    holds: isEnough ? holds(rule, counts) : null,
    note: isEnough ? null : tooFew(counts, leastPopulation),
  };
}
