import { tiers, type Tier } from '@countersign/contracts';
import { holdsIn, isFirm } from './holding.js';
import type { Circumstances } from './circumstances.js';
import type { PolicyReason, RoutingPolicy } from './policy.js';
import type { ReviewFacts } from './review-facts.js';
import { waiverReasons, waiversOf } from './waivers.js';

export interface RiskAssessment {
  tier: Tier;
  reasons: PolicyReason[];
}

const rank = (tier: Tier): number => tiers.indexOf(tier);
/** The higher of two tiers. */
export const higherTier = (a: Tier, b: Tier): Tier => (rank(a) >= rank(b) ? a : b);
const oneUp = (tier: Tier): Tier => tiers[rank(tier) + 1] ?? tier;

interface Unanswered {
  check: string;
  reason: PolicyReason;
}

/** Checks that gave no answer: inconclusive ones, and those that should have run and did not. */
function unansweredChecks({ facts, expected }: Circumstances): Unanswered[] {
  const inconclusive = facts.checks.filter(({ outcome }) => outcome === 'inconclusive');
  const answered = new Set(facts.checks.map(({ check }) => check));
  const missing = expected.filter(({ check }) => !answered.has(check));
  return [
    ...inconclusive.map(({ check }) => ({
      check,
      reason: {
        rule: 'check-inconclusive',
        text: {
          en: `The check ${check} was inconclusive, which is not a pass: it raises the tier by a step.`,
          'zh-TW': `檢核「${check}」無法得出結論，不視為通過：風險等級提高一級。`,
        },
      },
    })),
    ...missing.map(({ check }) => ({
      check,
      reason: {
        rule: 'check-missing',
        text: {
          en: `The check ${check} did not run: that raises the tier by a step.`,
          'zh-TW': `檢核「${check}」未執行：風險等級提高一級。`,
        },
      },
    })),
  ];
}

type RiskRule = RoutingPolicy['riskRouting']['risk'][number];

function holdingRules({ riskRouting }: RoutingPolicy, circumstances: Circumstances): RiskRule[] {
  return riskRouting.risk.filter(holdsIn(riskRouting, circumstances));
}

/** The highest tier of the rules that hold. As for routes, only a rule about the output alone may go below the default. */
function tierOf({ riskRouting }: RoutingPolicy, holding: readonly RiskRule[]): Tier {
  const floor = holding.some((rule) => isFirm(riskRouting, rule)) ? 'minimal' : riskRouting.defaults.tier;
  return holding.reduce<Tier>((tier, rule) => higherTier(tier, rule.tier), floor);
}

/** What a tier was chosen by. A check without an answer `decides` when it raises what the rules come to without it to that tier. */
export function tierChoices(policy: RoutingPolicy, facts: ReviewFacts) {
  const circumstances = { facts, expected: policy.checks.modalities[facts.modality] };
  const waivers = waiversOf(policy, facts);
  const held = holdingRules(policy, circumstances);
  const applying = (rules: readonly RiskRule[]) => rules.filter(({ id }) => !waivers.has(id));
  const holding = applying(held);
  const unanswered = unansweredChecks(circumstances).map(({ check, reason }) => ({
    reason,
    without: tierOf(policy, applying(holdingRules(policy, { ...circumstances, ignored: check }))),
  }));
  const tier = unanswered.map(({ without }) => oneUp(without)).reduce(higherTier, tierOf(policy, holding));
  return {
    tier,
    holding,
    waived: waiverReasons(held, waivers),
    unanswered: unanswered.map(({ reason, without }) => ({
      reason,
      decides: without !== tier && oneUp(without) === tier,
    })),
    byDefault: defaultTier(policy.riskRouting.defaults.tier),
  };
}

/**
 * How risky an output is: the highest tier of all risk rules that hold; and where a check gave no answer, at least one
 * step above what the rules say without that check. Rules that exceptions waive do not apply, and are named. Reasons come highest tier first. Turning a pass into anything else,
 * taking a check away or adding a finding never lowers the tier.
 */
export function assessRisk(policy: RoutingPolicy, facts: ReviewFacts): RiskAssessment {
  const { tier, holding, waived, unanswered, byDefault } = tierChoices(policy, facts);
  const reasons = [
    ...holding.toSorted((a, b) => rank(b.tier) - rank(a.tier)).map(({ id, text }) => ({ rule: id, text })),
    ...unanswered.map(({ reason }) => reason),
  ];
  return { tier, reasons: [...(reasons.length > 0 ? reasons : [byDefault]), ...waived] };
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
