import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { modalities, severities, tiers } from '@countersign/contracts';
import fc from 'fast-check';
import { assessRisk } from './assess-risk.js';
import { riskRouting, type RiskRouting } from './documents/risk-routing.js';
import { readProgram } from './expression/program.js';
import { loadPolicy } from './load-policy.js';
import type { Policy } from './policy.js';
import { checkKinds, type ReviewFacts } from './review-facts.js';
import { routeReview } from './route-review.js';
import { someExpression } from './testing/any-expression.js';
import { traceRouting } from './trace-routing.js';
import { waivableRules } from './waivers.js';

const shipped = await loadPolicy(fileURLToPath(new URL('../../../policies', import.meta.url)));
const now = new Date('2026-11-24T08:00:00Z');
const text = { en: 'because', 'zh-TW': '因為' };

const ascending = (low: number, high: number) =>
  fc
    .tuple(...([0, 1, 2] as const).map(() => fc.integer({ min: low, max: high })))
    .map((values) => values.toSorted((a, b) => a - b));
const byTier = ([minimal = 0, limited = 0, high = 0]: number[]) => ({ minimal, limited, high });

const which = fc.oneof(
  fc.record({ kind: fc.constantFrom(...checkKinds) }),
  fc.record({ check: fc.constantFrom('text-bias', 'image-factuality') }),
);
const outputLine = fc.oneof(
  fc.record({ modality: fc.record({ in: fc.constantFrom(['text'], ['image']) }) }),
  fc.record({ publicInterest: fc.boolean() }),
  fc.record({ affectedPersons: fc.record({ atLeast: fc.integer({ min: 1, max: 50 }) }) }),
  fc.record({ hasSources: fc.boolean() }),
);
const checkLine = fc.oneof(
  fc.record({ notPassed: which }),
  fc.tuple(which, fc.constantFrom(0.2, 0.5, 1)).map(([check, value]) => ({ scoreBelow: { ...check, value } })),
  fc.record({
    finding: fc.record(
      { severityAtLeast: fc.constantFrom(...severities), atLeast: fc.integer({ min: 1, max: 3 }) },
      { requiredKeys: ['severityAtLeast'] },
    ),
  }),
);
const negated = outputLine.map((not) => ({ not }));

function condition(line: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const { node } = fc.letrec<{ node: object }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      line,
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    ),
  }));
  return node;
}
const anyWhere = someExpression.filter((where) => readProgram({ risk: [{ where }], route: [] }).faults.length === 0);
const riskWhen = condition(fc.oneof(outputLine, checkLine, negated));
const routeWhen = condition(
  fc.oneof(outputLine, checkLine, negated, fc.record({ tierAtLeast: fc.constantFrom(...tiers) })),
);

/** Any policy that the schema lets through, nonsense included. */
const anyRouting: fc.Arbitrary<RiskRouting> = fc
  .record({
    tier: fc.constantFrom(...tiers),
    approvals: ascending(1, 5),
    priority: ascending(0, 100),
    due: ascending(1, 2000),
    risk: fc.array(
      fc.record(
        { when: riskWhen, where: anyWhere, tier: fc.constantFrom(...tiers) },
        { requiredKeys: ['when', 'tier'] },
      ),
      { maxLength: 5 },
    ),
    route: fc.array(
      fc.record(
        {
          when: routeWhen,
          where: anyWhere,
          queue: fc.constant('general'),
          approvals: fc.integer({ min: 1, max: 5 }),
          priority: fc.integer({ min: 0, max: 100 }),
          dueMinutes: fc.integer({ min: 1, max: 2000 }),
          competences: fc.constantFrom(['law'], ['planning']),
        },
        { requiredKeys: ['when', 'queue'] },
      ),
      { maxLength: 5 },
    ),
  })
  .map(({ tier, approvals, priority, due, risk, route }) =>
    riskRouting.parse({
      version: 1,
      queues: ['general'],
      competences: ['law', 'planning'],
      defaults: {
        tier,
        queue: 'general',
        competences: [],
        approvals: byTier(approvals),
        priority: byTier(priority),
        dueMinutes: byTier(due.toReversed()),
      },
      risk: risk.map((rule, index) => ({ ...rule, id: `risk-${index}`, text })),
      route: route.map((rule, index) => ({ ...rule, id: `route-${index}`, text })),
    }),
  );
const someRouting = fc.oneof(fc.constant(shipped.riskRouting), anyRouting);
const policyOf = (routing: RiskRouting): Policy => ({ ...shipped, riskRouting: routing });

const anyFinding = fc.record({
  check: fc.constantFrom('text-bias', 'text-factuality', 'image-factuality'),
  code: fc.constantFrom('unsupported-claim', 'stereotype'),
  severity: fc.constantFrom(...severities),
});
const anyFacts: fc.Arbitrary<ReviewFacts> = fc
  .record({
    system: fc.constant('answers'),
    modality: fc.constantFrom(...modalities),
    language: fc.constantFrom('en', null),
    publicInterest: fc.boolean(),
    affectedPersons: fc.option(fc.nat(200)),
    declaredGroups: fc.array(fc.constant({ attribute: 'age-band', value: '65+' }), { maxLength: 1 }),
    disclosure: fc.record({ visible: fc.boolean(), machineReadable: fc.boolean() }),
    hasSources: fc.boolean(),
    riskClass: fc.constantFrom<ReviewFacts['riskClass'][]>('minimal', 'limited_transparency', 'high_risk_annex_iii'),
    revision: fc.integer({ min: 1, max: 3 }),
    outcomes: fc.array(
      fc.constantFrom<ReviewFacts['checks'][number]['outcome'][]>('passed', 'passed', 'flagged', 'inconclusive'),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
    scores: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 3, maxLength: 3 }),
    findings: fc.array(anyFinding, { maxLength: 4 }),
  })
  .map(({ outcomes, scores, ...facts }) => ({
    ...facts,
    checks: shipped.checks.modalities[facts.modality].map(({ check, kind }, index) => ({
      check,
      kind,
      version: '1',
      outcome: outcomes[index] ?? 'passed',
      score: scores[index] ?? null,
    })),
  }));

type Worsening = (facts: ReviewFacts) => ReviewFacts;
const withCheck =
  (at: number, change: (fact: ReviewFacts['checks'][number]) => ReviewFacts['checks']): Worsening =>
  (facts) => ({ ...facts, checks: facts.checks.flatMap((fact, index) => (index === at ? change(fact) : [fact])) });
const anyWorsening: fc.Arbitrary<Worsening> = fc.oneof(
  fc.nat(2).map((at) => withCheck(at, (fact) => [{ ...fact, outcome: 'inconclusive' }])),
  fc
    .nat(2)
    .map((at) => withCheck(at, (fact) => [{ ...fact, outcome: fact.outcome === 'passed' ? 'flagged' : fact.outcome }])),
  fc.nat(2).map((at) => withCheck(at, () => [])),
  anyFinding.map((finding) => (facts: ReviewFacts) => ({ ...facts, findings: [...facts.findings, finding] })),
);

describe('whatever the policy', () => {
  it('a worse answer, a missing one or one more finding never lowers tier, approvals, priority or urgency', () => {
    fc.assert(
      fc.property(
        someRouting,
        anyFacts,
        fc.array(anyWorsening, { minLength: 1, maxLength: 3 }),
        (routing, facts, steps) => {
          const policy = policyOf(routing);
          const worse = steps.reduce((changed, step) => step(changed), facts);
          const [before, after] = [assessRisk(policy, facts), assessRisk(policy, worse)];
          expect(tiers.indexOf(after.tier)).toBeGreaterThanOrEqual(tiers.indexOf(before.tier));
          const [was, is] = [
            routeReview(policy, facts, before.tier, now, null),
            routeReview(policy, worse, after.tier, now, null),
          ];
          expect(is.approvals).toBeGreaterThanOrEqual(was.approvals);
          expect(is.priority).toBeGreaterThanOrEqual(was.priority);
          expect(is.dueAt.getTime()).toBeLessThanOrEqual(was.dueAt.getTime());
          expect(is.competences).toEqual(expect.arrayContaining(was.competences));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('a pass that becomes inconclusive or missing raises the tier where all checks had passed, unless it is the highest', () => {
    fc.assert(
      fc.property(someRouting, anyFacts, fc.nat(2), fc.boolean(), (routing, facts, at, isMissing) => {
        const policy = policyOf(routing);
        const passing = {
          ...facts,
          checks: facts.checks.map((fact) => ({ ...fact, outcome: 'passed' as const, score: 1 })),
        };
        const worse = withCheck(at, (fact) => (isMissing ? [] : [{ ...fact, outcome: 'inconclusive' }]))(passing);
        const [before, after] = [assessRisk(policy, passing).tier, assessRisk(policy, worse).tier];
        if (before === 'high') expect(after).toBe('high');
        else expect(tiers.indexOf(after)).toBeGreaterThan(tiers.indexOf(before));
      }),
      { numRuns: 200 },
    );
  });

  it('what exceptions waive is as if it did not stand in the policy, and nothing is waived of how many people approve, and which', () => {
    const { riskRouting: routing } = shipped;
    const isClass = (rule: RiskRouting['risk'][number]) => rule.when?.riskClass !== undefined;
    const all = riskRouting.parse({
      ...routing,
      risk: routing.risk.map((rule) => (isClass(rule) ? rule : { ...rule, waivable: true })),
      route: routing.route.map((rule) => (rule.approvals === undefined ? { ...rule, waivable: true } : rule)),
    });
    const policy = policyOf(all);
    const rules = waivableRules(policy);
    expect(rules.length).toBeGreaterThan(12);
    const nobody = { rule: 'system-high-risk', digest: rules[0]?.digest ?? 'sha256:' };
    fc.assert(
      fc.property(anyFacts, fc.subarray([...rules, nobody]), (facts, waived) => {
        const exceptions = waived.map(({ rule, digest }) => ({ id: randomUUID(), rule, ruleDigest: digest }));
        const named = new Set(waived.filter((one) => one !== nobody).map(({ rule }) => rule));
        const isLeft = ({ id }: { id: string }) => !named.has(id);
        const { risk, route } = policy.riskRouting;
        const without = policyOf({ ...policy.riskRouting, risk: risk.filter(isLeft), route: route.filter(isLeft) });
        const under = exceptions.length === 0 ? facts : { ...facts, exceptions };
        const [is, as] = [assessRisk(policy, under), assessRisk(without, facts)];
        const lessWaived = (reasons: typeof is.reasons) => reasons.filter(({ rule }) => rule !== 'rule-waived');
        expect({ ...is, reasons: lessWaived(is.reasons) }).toEqual(as);
        const [goes, goesAs] = [
          routeReview(policy, under, is.tier, now, null),
          routeReview(without, facts, as.tier, now, null),
        ];
        const whole = routeReview(policy, facts, assessRisk(policy, facts).tier, now, null);
        const place = ({ queue, priority, dueAt, tags }: typeof goes) => ({ queue, priority, dueAt, tags });
        expect(place(goes)).toEqual(place(goesAs));
        // How many people approve, and which, is as without any exception.
        expect(goes.approvals).toBe(whole.approvals);
        expect(goes.competences).toEqual(whole.competences);
        const trace = traceRouting(policy, under);
        expect(trace).toMatchObject({ tier: is.tier, queue: goes.queue, approvals: goes.approvals });
        const said = [...trace.risk, ...trace.route].filter(({ waivedBy }) => waivedBy !== null);
        expect(said.map(({ rule }) => rule).toSorted()).toEqual([...named].toSorted());
        expect(said.every(({ decided }) => decided.length === 0)).toBe(true);
        const told = [...is.reasons, ...goes.reasons].filter(({ rule }) => rule === 'rule-waived');
        expect(told).toHaveLength(said.filter(({ held }) => held).length);
      }),
      { numRuns: 300 },
    );
  });

  it('at least one person approves, and every property has a reason in both languages', () => {
    fc.assert(
      fc.property(someRouting, anyFacts, (routing, facts) => {
        const policy = policyOf(routing);
        const { tier, reasons } = assessRisk(policy, facts);
        const route = routeReview(policy, facts, tier, now, null);
        expect(route.approvals).toBeGreaterThanOrEqual(1);
        expect(policy.riskRouting.queues).toContain(route.queue);
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of [...reasons, ...route.reasons]) {
          expect(reason.rule).not.toBe('');
          expect(reason.text.en).not.toBe('');
          expect(reason.text['zh-TW']).toMatch(/[\u4e00-\u9fff]/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
