import { createHash } from 'node:crypto';
import type { Digest } from '@countersign/contracts';
import { canonicalJson } from '@countersign/tlog';
import type { RiskRouting } from './documents/risk-routing.js';
import type { PolicyReason, RoutingPolicy } from './policy.js';
import type { ReviewFacts } from './review-facts.js';

type Rule = RiskRouting['risk'][number] | RiskRouting['route'][number];

/** A rule that exceptions may waive. `digest` is over what it says, with the definitions that it may use: one that says something else is another rule. */
export interface WaivableRule extends PolicyReason {
  digest: Digest;
}

function digestOf({ define = {} }: RiskRouting, rule: Rule): Digest {
  const said = rule.where === undefined ? { rule } : { rule, define };
  return `sha256:${createHash('sha256').update(canonicalJson(said)).digest('hex')}`;
}

/** The rules of a policy that exceptions may waive; none where it says nothing of exceptions. */
export function waivableRules({ riskRouting: routing }: RoutingPolicy): WaivableRule[] {
  if (!routing.exceptions) return [];
  const rules: Rule[] = [...routing.risk, ...routing.route];
  return rules
    .filter(({ waivable }) => waivable === true)
    .map((rule) => ({ rule: rule.id, text: rule.text, digest: digestOf(routing, rule) }));
}

/** Rules that do not apply to an output, each with the exception that waives it. */
export type Waivers = ReadonlyMap<string, string>;

const none: Waivers = new Map();

/** What the exceptions among the facts waive of a policy: rules that it lets be waived, and that say what they said when they were. */
export function waiversOf(policy: RoutingPolicy, { exceptions = [] }: ReviewFacts): Waivers {
  if (exceptions.length === 0) return none;
  const digests = new Map(waivableRules(policy).map(({ rule, digest }) => [rule, digest]));
  const standing = exceptions.filter(({ rule, ruleDigest }) => digests.get(rule) === ruleDigest);
  return new Map(standing.map(({ id, rule }) => [rule, id]));
}

/** The reasons that name rules which would have held, had no exception waived them. */
export function waiverReasons(rules: readonly { id: string }[], waivers: Waivers): PolicyReason[] {
  return rules.flatMap(({ id }) => {
    const exception = waivers.get(id);
    if (exception === undefined) return [];
    return {
      rule: 'rule-waived',
      text: {
        en: `The rule ${id} holds and was waived by exception ${exception}.`,
        'zh-TW': `規則「${id}」成立，但已由政策例外 ${exception} 豁免。`,
      },
    };
  });
}
