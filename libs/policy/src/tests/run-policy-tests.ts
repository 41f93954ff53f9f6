import type { LocalizedText } from '@countersign/contracts';
import { assessRisk } from '../assess-risk.js';
import type { Policy } from '../policy.js';
import type { ReviewFacts } from '../review-facts.js';
import { routeReview } from '../route-review.js';
import type { ExpectedRoute, GivenOutput, PolicyTest } from './policy-tests.js';

/** How a test ended: without differences it passed. */
export interface PolicyTestResult {
  name: string;
  differences: LocalizedText[];
}

/** Any moment will do: due times are compared by their distance from it. */
const now = new Date('2026-01-01T00:00:00Z');

function factsOf({ checks, ...given }: GivenOutput, { checks: settings }: Policy): ReviewFacts {
  const planned = settings.modalities[given.modality].filter(({ enabled }) => enabled);
  return {
    ...given,
    checks: planned.flatMap(({ check, kind }) => {
      const answer = checks[check] ?? 'passed';
      if (answer === 'missing') return [];
      const { outcome, score } = typeof answer === 'string' ? { outcome: answer, score: null } : answer;
      return [{ check, kind, version: '1', outcome, score }];
    }),
  };
}

/** Checks that a test speaks of and that do not run on such an output: the test would say nothing. */
function strangeChecks({ given }: PolicyTest, { checks }: Policy): LocalizedText[] {
  const planned = new Set(checks.modalities[given.modality].map(({ check }) => check));
  return Object.keys(given.checks)
    .filter((check) => !planned.has(check))
    .map((check) => ({
      en: `The check ${check} does not run on ${given.modality}: correct its name.`,
      'zh-TW': `檢核「${check}」不適用於 ${given.modality}，請更正名稱。`,
    }));
}

const written = (value: unknown): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value));

/** Runs one test of a policy. */
export function runPolicyTest(policy: Policy, test: PolicyTest): PolicyTestResult {
  const facts = factsOf(test.given, policy);
  const risk = assessRisk(policy, facts);
  const route = routeReview(policy, facts, risk.tier, now, null);
  const rules = [...risk.reasons, ...route.reasons].map(({ rule }) => rule);
  const found = {
    tier: risk.tier,
    queue: route.queue,
    approvals: route.approvals,
    priority: route.priority,
    dueMinutes: (route.dueAt.getTime() - now.getTime()) / 60_000,
    competences: route.competences,
  };
  const { rules: wantedRules = [], notRules = [], ...wanted } = test.expect;
  const differences = (Object.keys(found) as (keyof typeof found)[])
    .filter((name) => wanted[name] !== undefined && written(ordered(wanted[name])) !== written(ordered(found[name])))
    .map((name) => ({
      en: `${name}: expected ${written(wanted[name])}, the policy says ${written(found[name])} (rules: ${rules.join(', ')}).`,
      'zh-TW': `${name}：預期 ${written(wanted[name])}，政策結果為 ${written(found[name])}（規則：${rules.join('、')}）。`,
    }));
  const missing = wantedRules.filter((rule) => !rules.includes(rule));
  const present = notRules.filter((rule) => rules.includes(rule));
  return {
    name: test.name,
    differences: [
      ...strangeChecks(test, policy),
      ...differences,
      ...missing.map((rule) => ({
        en: `The rule ${rule} was expected among ${rules.join(', ')}.`,
        'zh-TW': `預期規則 ${rule} 成立，實際成立的規則為 ${rules.join('、')}。`,
      })),
      ...present.map((rule) => ({ en: `The rule ${rule} was not expected.`, 'zh-TW': `不應出現規則 ${rule}。` })),
    ],
  };
}

function ordered(value: ExpectedRoute[keyof ExpectedRoute]): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}
