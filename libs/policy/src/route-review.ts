import type { LocalizedText, Tier } from '@countersign/contracts';
import { higherTier, tierChoices } from './assess-risk.js';
import type { RiskRouting, RouteRule } from './documents/risk-routing.js';
import { holdsIn, isFirm } from './holding.js';
import type { PolicyReason, RoutingPolicy } from './policy.js';
import type { ReviewFacts } from './review-facts.js';
import { waiverReasons, waiversOf } from './waivers.js';

/** Where a review goes. A higher `priority` (0 to 100) is reviewed earlier; `approvals` counts different people. */
export interface RouteAssignment {
  queue: string;
  priority: number;
  approvals: number;
  competences: string[];
  dueAt: Date;
  /** Words that the queue can be filtered by. */
  tags: string[];
  reasons: PolicyReason[];
}

interface Choice<T> {
  value: T;
  reason: PolicyReason;
}

const reasonOf = ({ id, text }: RouteRule): PolicyReason => ({ rule: id, text });

/**
 * The strictest value among the rules that hold. The default counts too unless a rule about the output alone holds,
 * so that rules about checks can tighten and never loosen.
 */
function strictest(
  routing: RiskRouting,
  holding: readonly RouteRule[],
  property: 'approvals' | 'priority' | 'dueMinutes',
  fallback: Choice<number>,
): Choice<number> {
  const choices = holding.flatMap((rule) => {
    const value = rule[property];
    return value === undefined ? [] : [{ value, reason: reasonOf(rule), isAlways: isFirm(routing, rule) }];
  });
  const candidates: Choice<number>[] = choices.some(({ isAlways }) => isAlways) ? choices : [fallback, ...choices];
  const isStricter = (a: number, b: number): boolean => (property === 'dueMinutes' ? a < b : a > b);
  return candidates.reduce((best, next) => (isStricter(next.value, best.value) ? next : best));
}

function chooseQueue(holding: readonly RouteRule[], fallback: string): Choice<string> {
  const rule = holding.find(({ queue }) => queue !== undefined);
  if (rule?.queue !== undefined) return { value: rule.queue, reason: reasonOf(rule) };
  return {
    value: fallback,
    reason: byDefault('queue', {
      en: `No rule names a queue: the default is "${fallback}".`,
      'zh-TW': `沒有規則指定佇列：採用預設佇列「${fallback}」。`,
    }),
  };
}

function chooseCompetences(
  holding: readonly RouteRule[],
  fallback: readonly string[],
): Choice<string[]> & { reasons: PolicyReason[] } {
  const rules = holding.filter(({ competences }) => competences !== undefined);
  const value = [...new Set([...fallback, ...rules.flatMap(({ competences }) => competences ?? [])])].toSorted();
  const reason = byDefault('competences', {
    en:
      fallback.length === 0
        ? 'No rule asks for a competence: every reviewer may take it.'
        : `By default it needs ${fallback.join(', ')}.`,
    'zh-TW':
      fallback.length === 0 ? '沒有規則要求專長：所有審查者皆可處理。' : `預設需要專長：${fallback.join('、')}。`,
  });
  return { value, reason, reasons: rules.length > 0 ? rules.map(reasonOf) : [reason] };
}

const byDefault = (property: string, text: LocalizedText): PolicyReason => ({ rule: `default-${property}`, text });

function defaultsFor(tier: Tier, { approvals, priority, dueMinutes }: RoutingPolicy['riskRouting']['defaults']) {
  return {
    approvals: {
      value: approvals[tier],
      reason: byDefault('approvals', {
        en: `No rule asks for more approvals: at tier ${tier} the default is ${approvals[tier]}.`,
        'zh-TW': `沒有規則要求更多核可：風險等級 ${tier} 預設需 ${approvals[tier]} 人核可。`,
      }),
    },
    priority: {
      value: priority[tier],
      reason: byDefault('priority', {
        en: `At tier ${tier} the default priority is ${priority[tier]}.`,
        'zh-TW': `風險等級 ${tier} 的預設優先順序為 ${priority[tier]}。`,
      }),
    },
    dueMinutes: {
      value: dueMinutes[tier],
      reason: byDefault('due', {
        en: `At tier ${tier} a review is due ${dueMinutes[tier]} minutes after the checks.`,
        'zh-TW': `風險等級 ${tier} 的審查期限為檢核完成後 ${dueMinutes[tier]} 分鐘。`,
      }),
    },
  };
}

function chooseDue(minutes: Choice<number>, now: Date, requestedDueAt: Date | null): Choice<Date> {
  const dueAt = new Date(now.getTime() + minutes.value * 60_000);
  if (requestedDueAt === null || requestedDueAt >= dueAt) return { value: dueAt, reason: minutes.reason };
  return {
    value: requestedDueAt,
    reason: {
      rule: 'requested-due-time',
      text: {
        en: 'The submitter asked for a decision earlier than the policy would.',
        'zh-TW': '提交者要求的裁決時間早於政策期限。',
      },
    },
  };
}

const peopleAsWithout = (tier: Tier): PolicyReason => ({
  rule: 'approvals-not-waived',
  text: {
    en: `How many people approve, and which competences they need, is as without the exception: at tier ${tier}.`,
    'zh-TW': `核可人數與所需專長不受政策例外影響，仍依風險等級 ${tier} 決定。`,
  },
});

/** What each property of a route was chosen by. */
export function routeChoices(policy: RoutingPolicy, facts: ReviewFacts, tier: Tier) {
  const { riskRouting } = policy;
  const { route, defaults } = riskRouting;
  const circumstances = { facts, expected: policy.checks.modalities[facts.modality], tier };
  const waivers = waiversOf(policy, facts);
  const held = route.filter(holdsIn(riskRouting, circumstances));
  const holding = held.filter(({ id }) => !waivers.has(id));
  const fallback = defaultsFor(tier, defaults);
  // An exception may lower the tier. How many people approve, and which, is chosen as if there were none.
  const whole = waivers.size === 0 ? tier : higherTier(tier, tierChoices(policy, { ...facts, exceptions: [] }).tier);
  const asking = whole === tier ? held : route.filter(holdsIn(riskRouting, { ...circumstances, tier: whole }));
  return {
    /** The tier by which people are asked for. */
    whole,
    waived: [...waiverReasons(held, waivers), ...(whole === tier ? [] : [peopleAsWithout(whole)])],
    queue: chooseQueue(holding, defaults.queue),
    approvals: strictest(riskRouting, asking, 'approvals', defaultsFor(whole, defaults).approvals),
    priority: strictest(riskRouting, holding, 'priority', fallback.priority),
    competences: chooseCompetences(asking, defaults.competences),
    dueMinutes: strictest(riskRouting, holding, 'dueMinutes', fallback.dueMinutes),
    tagging: holding.filter(({ tags }) => tags !== undefined),
  };
}

/**
 * Where the review of an output of that tier goes: the queue of the first rule that names one, the most approvals, the
 * highest priority, the earliest due time (the requested one when earlier) and all competences that rules ask for.
 * Worse answers of checks and a higher tier never lower approvals or priority, nor put the due time off.
 */
export function routeReview(
  policy: RoutingPolicy,
  facts: ReviewFacts,
  tier: Tier,
  now: Date,
  requestedDueAt: Date | null,
): RouteAssignment {
  const choices = routeChoices(policy, facts, tier);
  const { queue, approvals, priority, competences, dueMinutes, tagging } = choices;
  const due = chooseDue(dueMinutes, now, requestedDueAt);
  const reasons = [
    queue.reason,
    approvals.reason,
    priority.reason,
    ...competences.reasons,
    due.reason,
    ...tagging.map(reasonOf),
  ];
  return {
    queue: queue.value,
    approvals: approvals.value,
    priority: priority.value,
    competences: competences.value,
    dueAt: due.value,
    tags: [...new Set(tagging.flatMap(({ tags }) => tags ?? []))].toSorted(),
    reasons: [
      ...reasons.filter(({ rule }, index) => reasons.findIndex((other) => other.rule === rule) === index),
      ...choices.waived,
    ],
  };
}
