import { tiers, type Tier } from '@countersign/contracts';
import { isAboutOutputOnly, matches, type Circumstances } from './matches.js';
import type { Policy, PolicyReason } from './policy.js';
import type { ReviewFacts } from './review-facts.js';

export interface RiskAssessment {
  tier: Tier;
  reasons: PolicyReason[];
}

const rank = (tier: Tier): number => tiers.indexOf(tier);
const higher = (a: Tier, b: Tier): Tier => (rank(a) >= rank(b) ? a : b);
const oneUp = (tier: Tier): Tier => tiers[rank(tier) + 1] ?? tier;

/** A check that could not answer raises the risk, whatever the rules say: one reason for each of them. */
function unanswered({ facts, expected }: Circumstances): PolicyReason[] {
  const inconclusive = facts.checks.filter(({ outcome }) => outcome === 'inconclusive').map(({ check }) => check);
  const answered = new Set(facts.checks.map(({ check }) => check));
  const missing = expected.filter(({ check }) => !answered.has(check)).map(({ check }) => check);
  return [
    ...inconclusive.map((check) => ({
      rule: 'check-inconclusive',
      text: {
        en: `The check ${check} was inconclusive, which is not a pass: the tier goes up one step.`,
        'zh-TW': `檢查「${check}」無法得出結論，不視為通過：風險等級提高一級。`,
      },
    })),
    ...missing.map((check) => ({
      rule: 'check-missing',
      text: {
        en: `The check ${check} did not run: the tier goes up one step.`,
        'zh-TW': `檢查「${check}」未執行：風險等級提高一級。`,
      },
    })),
  ];
}

/**
 * How risky an output is: the highest tier of all risk rules that hold, one step higher if any check is missing or
 * inconclusive. Reasons come highest tier first. Turning a pass into anything else, taking a check away or adding a finding never lowers the tier.
 */
export function assessRisk(policy: Policy, facts: ReviewFacts): RiskAssessment {
  const circumstances = { facts, expected: policy.checks.modalities[facts.modality] };
  const { risk, defaults } = policy.riskRouting;
  const holding = risk
    .filter((rule) => matches(rule.when, circumstances))
    .toSorted((a, b) => rank(b.tier) - rank(a.tier));
  // As for routes: only a rule about the output alone may go below the default.
  const floor = holding.some(({ when }) => isAboutOutputOnly(when)) ? 'minimal' : defaults.tier;
  const byRules = higher(holding[0]?.tier ?? floor, floor);
  const raising = unanswered(circumstances);
  const reasons = [...holding.map(({ id, text }) => ({ rule: id, text })), ...raising];
  return {
    tier: raising.length > 0 ? oneUp(byRules) : byRules,
    reasons: reasons.length > 0 ? reasons : [defaultTier(defaults.tier)],
  };
}

function defaultTier(tier: Tier): PolicyReason {
  return {
    rule: 'default-tier',
    text: {
      en: `No rule asks for more: the default tier is ${tier}.`,
      'zh-TW': `沒有規則要求更高等級：採用預設風險等級 ${tier}。`,
    },
  };
}
