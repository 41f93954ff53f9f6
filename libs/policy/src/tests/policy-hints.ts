import {
  checkOutcome,
  modalities,
  riskClass,
  severities,
  type LocalizedText,
  type Modality,
  type Tier,
} from '@countersign/contracts';
import { assessRisk } from '../assess-risk.js';
import { holdsIn, type Conditional } from '../holding.js';
import type { Policy } from '../policy.js';
import type { ReviewFacts } from '../review-facts.js';
import { routeReview } from '../route-review.js';

/** A rule that seems to do nothing. A hint, not a fault: it rests on made-up outputs. */
export interface PolicyHint {
  path: PropertyKey[];
  text: LocalizedText;
}

const outputs = 2000;
const now = new Date('2026-01-01T00:00:00Z');

/** Numbers from 0 up to 1 that are the same each time (mulberry32). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Texts and numbers that rules mention: outputs made of them come near every border. */
function mentioned(policy: Policy): { texts: string[]; numbers: number[] } {
  const { define, risk, route } = policy.riskRouting;
  const written = JSON.stringify([define, risk.map(conditionOf), route.map(conditionOf)]);
  const texts = [...written.matchAll(/["']([^"'\\]{1,60})["']/g)].map(([, text = '']) => text);
  const numbers = [...written.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return { texts: [...new Set(texts)], numbers: [...new Set([0, ...numbers])].filter((number) => number < 1e6) };
}

const conditionOf = ({ when, where }: Conditional): Conditional => ({ when, where });

/** Outputs of every kind, the same each time. */
function madeUpFacts(policy: Policy): ReviewFacts[] {
  const random = repeatable(1);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const { texts, numbers } = mentioned(policy);
  const near = (): number => Math.max(0, pick(numbers) + pick([-1, 0, 1]));
  const checksOf = (modality: Modality) => policy.checks.modalities[modality];
  const makeOne = (modality: Modality): ReviewFacts => {
    // Every other output is calm but for one or two things: a rule shows where nothing else holds.
    const unrest = pick([0.06, 0.06, 0.4]);
    const gravity = pick(severities);
    const some = <T>(calm: T, other: () => T): T => (random() < unrest ? other() : calm);
    return {
      system: some('some-system', () => pick([...texts, 'some-system'])),
      modality,
      language: some('en', () => pick([null, ...texts])),
      publicInterest: some(false, () => true),
      affectedPersons: some(null, near),
      declaredGroups: some([], () => [{ attribute: pick([...texts, 'age-band']), value: pick([...texts, 'a']) }]),
      disclosure: { visible: some(true, () => false), machineReadable: some(true, () => false) },
      hasSources: some(true, () => false),
      riskClass: some('minimal', () => pick(riskClass.options)),
      revision: some(1, () => Math.max(1, near())),
      checks: checksOf(modality).flatMap(({ check, kind }) => {
        if (some(false, () => random() < 0.2)) return [];
        const outcome = some('passed', () => pick(checkOutcome.options));
        return [{ check, kind, version: '1', outcome, score: pick([null, random()]) }];
      }),
      findings: some([], () =>
        Array.from({ length: pick([1, 1, 2, 3, 5]) }, () => ({
          check: pick(checksOf(modality)).check,
          code: pick([...texts, 'some-code']),
          severity: pick([gravity, gravity, pick(severities)]),
        })),
      ),
    };
  };
  return Array.from({ length: outputs }, (_, index) => makeOne(modalities[index % modalities.length] as Modality));
}

/** What people see of an answer: without its sentences. */
function answerOf(policy: Policy, facts: ReviewFacts, tier: Tier): string {
  const { reasons: _, ...route } = routeReview(policy, facts, tier, now, null);
  return JSON.stringify([tier, route]);
}

const sentences: Record<'never' | 'idle', (id: string) => LocalizedText> = {
  never: (id) => ({
    en: `The rule ${id} held for none of ${outputs} made-up outputs: can it ever hold?`,
    'zh-TW': `規則 ${id} 對 ${outputs} 筆模擬產出皆不成立，請確認其條件是否可能成立。`,
  }),
  idle: (id) => ({
    en: `Without the rule ${id}, each of ${outputs} made-up outputs would go the same way: another rule covers it.`,
    'zh-TW': `移除規則 ${id} 後，${outputs} 筆模擬產出的結果皆相同，此規則已被其他規則涵蓋。`,
  }),
};

/** What the policy makes of an output. */
function triedOn(policy: Policy, facts: ReviewFacts) {
  const { tier } = assessRisk(policy, facts);
  const expected = policy.checks.modalities[facts.modality];
  const holds = holdsIn(policy.riskRouting, { facts, expected, tier });
  return { facts, tier, holds, answer: answerOf(policy, facts, tier) };
}

function withoutRule(policy: Policy, list: 'risk' | 'route', index: number): Policy {
  const rules = policy.riskRouting[list].filter((_, at) => at !== index);
  return { ...policy, riskRouting: { ...policy.riskRouting, [list]: rules } };
}

/** Rules that never held for outputs made up from what the policy mentions, or made no difference to any of them. */
export function policyHints(policy: Policy): PolicyHint[] {
  const corpus = madeUpFacts(policy).map((facts) => triedOn(policy, facts));
  const hints: PolicyHint[] = [];
  for (const list of ['risk', 'route'] as const) {
    policy.riskRouting[list].forEach((rule, index) => {
      const held = corpus.filter(({ holds }) => holds(rule));
      const without = withoutRule(policy, list, index);
      // Rules of the route leave the tier as it is.
      const tierWithout = (facts: ReviewFacts, tier: Tier) =>
        list === 'risk' ? assessRisk(without, facts).tier : tier;
      const isIdle = held.every(
        ({ facts, tier, answer }) => answerOf(without, facts, tierWithout(facts, tier)) === answer,
      );
      const kind = held.length === 0 ? 'never' : isIdle ? 'idle' : null;
      if (kind) hints.push({ path: [list, index, 'id'], text: sentences[kind](rule.id) });
    });
  }
  return hints;
}
