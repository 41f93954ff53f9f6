import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { tiers, type Digest, type Tier } from '@countersign/contracts';
import fc from 'fast-check';
import { assessRisk } from './assess-risk.js';
import { riskRouting } from './documents/risk-routing.js';
import { loadPolicy } from './load-policy.js';
import { routeReview } from './route-review.js';
import { someCircumstances, someWorsening } from './testing/any-expression.js';
import { traceRouting } from './trace-routing.js';
import { waivableRules } from './waivers.js';

const shipped = await loadPolicy(fileURLToPath(new URL('../../../policies', import.meta.url)));
const { facts } = someCircumstances;
const now = new Date('2026-11-24T08:00:00Z');

it('says why something went to two people, and why a rule did not hold', () => {
  const trace = traceRouting(shipped, facts);
  const of = (list: 'risk' | 'route', rule: string) => trace[list].find((one) => one.rule === rule);
  expect(of('route', 'two-people-for-high')).toMatchObject({
    held: true,
    decided: ['approvals'],
    lines: [{ line: 'tierAtLeast: "high"', held: true }],
  });
  expect(of('risk', 'many-persons')).toMatchObject({ held: true, decided: ['tier'] });
  expect(of('risk', 'image-without-mark')).toMatchObject({
    held: false,
    decided: [],
    lines: [
      { line: 'modality: {"in":["image"]}', held: false },
      { line: 'not: {"machineReadableDisclosure":true}', held: true },
    ],
  });
  expect(trace.builtIn.map(({ rule, decided }) => [rule, ...decided])).toEqual([
    ['check-missing'],
    ['check-missing'],
    ['check-missing'],
    ['default-queue', 'queue'],
    ['default-due', 'dueMinutes'],
    ['default-competences', 'competences'],
  ]);
});

it('names the exception to a rule, as long as the rule says the same and may be waived', () => {
  const [id, other] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'];
  const [first] = waivableRules(shipped);
  if (!first) throw new Error('The shipped policy lets no rule be waived.');
  const { rule, digest } = first;
  const waived = { ...facts, exceptions: [{ id, rule, ruleDigest: digest }] };
  const of = (policy: typeof shipped, output: typeof waived) =>
    traceRouting(policy, output).risk.find((one) => one.rule === rule)?.waivedBy;
  expect(of(shipped, waived)).toBe(id);
  const stale = { id: other, rule, ruleDigest: digest.replace(/.$/, (last) => (last === '0' ? '1' : '0')) as Digest };
  expect(of(shipped, { ...facts, exceptions: [stale] })).toBeNull();
  const change = (routing: object) => ({
    ...shipped,
    riskRouting: riskRouting.parse({ ...shipped.riskRouting, ...routing }),
  });
  expect(of(change({ exceptions: undefined }), waived)).toBeNull();
  const risk = shipped.riskRouting.risk.map((one) => (one.id === rule ? { ...one, waivable: false } : one));
  expect(of(change({ risk }), waived)).toBeNull();
  expect(of(change({ defaults: { ...shipped.riskRouting.defaults, tier: 'limited' } }), waived)).toBe(id);
});

it('says of a rule about a tier that an exception waived that it asks for people all the same', () => {
  const text = { en: 'because', 'zh-TW': '因為' };
  const waivable = { id: 'many', when: { affectedPersons: { atLeast: 1 } }, tier: 'high', waivable: true, text };
  const routing = riskRouting.parse({
    ...shipped.riskRouting,
    defaults: { ...shipped.riskRouting.defaults, tier: 'minimal' },
    risk: [waivable],
    route: [
      { id: 'two-people', when: { tierAtLeast: 'high' }, approvals: 2, text },
      { id: 'sooner', when: { tierAtLeast: 'high' }, priority: 99, text },
    ],
  });
  const policy = { ...shipped, riskRouting: routing };
  const [rule] = waivableRules(policy);
  if (!rule) throw new Error('No rule can be waived.');
  const id = '019a0000-0000-7000-8000-000000000001';
  const checks = shipped.checks.modalities[facts.modality].map(
    ({ check, kind }) => ({ check, kind, version: '1', outcome: 'passed', score: 1 }) as const,
  );
  const output = { ...facts, affectedPersons: 5, checks: [...checks], findings: [] };
  const waived = { ...output, exceptions: [{ id, rule: rule.rule, ruleDigest: rule.digest }] };
  const trace = traceRouting(policy, waived);
  expect([trace.tier, trace.approvals]).toEqual(['minimal', 2]);
  expect(trace.route).toMatchObject([
    {
      rule: 'two-people',
      held: false,
      heldAt: 'high',
      decided: ['approvals'],
      lines: [{ line: 'tierAtLeast: "high"', held: true }],
    },
    { rule: 'sooner', held: false, heldAt: null, decided: [], lines: [{ held: false }] },
  ]);
  expect(traceRouting(policy, output).route).toMatchObject([
    { held: true, heldAt: null },
    { held: true, heldAt: null },
  ]);
});

it('takes an expression apart where its parts must all hold', () => {
  const text = { en: 'because', 'zh-TW': '因為' };
  const where = "publicInterest and known(language) and notPassed(kind = 'bias') > 0";
  const routing = riskRouting.parse({ ...shipped.riskRouting, risk: [{ id: 'x', where, tier: 'high', text }] });
  const [rule] = traceRouting({ ...shipped, riskRouting: routing }, facts).risk;
  expect(rule?.held).toBe(false);
  expect(rule?.lines).toEqual([
    { line: 'publicInterest', held: true },
    { line: 'known(language)', held: false },
    { line: "notPassed(kind = 'bias') > 0", held: true },
  ]);
});

it('comes to what routing came to', () => {
  const trace = traceRouting(shipped, facts);
  const risk = assessRisk(shipped, facts);
  const route = routeReview(shipped, facts, risk.tier, now, null);
  expect(trace).toMatchObject({
    tier: risk.tier,
    queue: route.queue,
    approvals: route.approvals,
    priority: route.priority,
  });
  const named = [...trace.risk, ...trace.route].filter(({ held, decided }) => held && decided.length > 0);
  expect(route.reasons.map(({ rule }) => rule).toSorted()).toEqual(
    [
      ...new Set(
        [...named, ...trace.builtIn]
          .filter(({ decided }) => decided.some((one) => one !== 'tier'))
          .map(({ rule }) => rule),
      ),
    ].toSorted(),
  );
});

describe('the tier', () => {
  const text = { en: 'because', 'zh-TW': '因為' };
  const answers = shipped.checks.modalities[facts.modality].map(
    ({ check, kind }) => ({ check, kind, version: '1', outcome: 'passed', score: 1 }) as const,
  );
  const unsure = answers.map((answer, index) =>
    index === 0 ? { ...answer, outcome: 'inconclusive' as const, score: null } : answer,
  );
  const rule = (where: string, tier: Tier) => ({ id: 'rule', where, tier, text });
  const always = 'affectedPersons else 0 >= 0';
  const bad = 'notPassed() > 0';

  it.each([
    ['a rule that reaches it', 'limited', [rule(always, 'high')], answers, ['rule']],
    [
      'a check without an answer that raises what the rules say',
      'minimal',
      [rule(always, 'limited')],
      unsure,
      ['check-inconclusive'],
    ],
    ['a rule alone where a check has nothing left to raise', 'minimal', [rule(always, 'high')], unsure, ['rule']],
    [
      'both where the rule is about that check',
      'minimal',
      [rule(bad, 'limited')],
      unsure,
      ['rule', 'check-inconclusive'],
    ],
    [
      'the default over a rule about checks that asks for less',
      'high',
      [rule(bad, 'minimal')],
      unsure,
      ['default-tier'],
    ],
    ['the default where no rule holds', 'limited', [rule(bad, 'high')], answers, ['default-tier']],
  ] as const)('is decided by %s', (_, byDefault, risk, checks, deciding) => {
    const defaults = { ...shipped.riskRouting.defaults, tier: byDefault };
    const routing = riskRouting.parse({ ...shipped.riskRouting, defaults, risk });
    const policy = { ...shipped, riskRouting: routing };
    const trace = traceRouting(policy, { ...facts, checks: [...checks], findings: [] });
    const named = [...trace.risk, ...trace.builtIn].filter(({ decided }) => decided.includes('tier'));
    expect(named.map((one) => one.rule)).toEqual(deciding);
  });

  it('is decided by something in any case, and never by a rule that asks for less', () => {
    const tierOf = new Map(shipped.riskRouting.risk.map(({ id, tier }) => [id, tier]));
    fc.assert(
      fc.property(someWorsening, ({ after }) => {
        const trace = traceRouting(shipped, after.facts);
        expect(trace.tier).toBe(assessRisk(shipped, after.facts).tier);
        const named = [...trace.risk, ...trace.builtIn].filter(({ decided }) => decided.includes('tier'));
        expect(named.length).toBeGreaterThan(0);
        for (const one of named) {
          expect(tiers.indexOf(tierOf.get(one.rule) ?? trace.tier)).toBe(tiers.indexOf(trace.tier));
        }
      }),
    );
  });
});
