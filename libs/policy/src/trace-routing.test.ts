import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { assessRisk } from './assess-risk.js';
import { riskRouting } from './documents/risk-routing.js';
import { loadPolicy } from './load-policy.js';
import { routeReview } from './route-review.js';
import { someCircumstances } from './testing/any-expression.js';
import { traceRouting } from './trace-routing.js';

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
    ['check-missing', 'tier'],
    ['check-missing', 'tier'],
    ['check-missing', 'tier'],
    ['default-queue', 'queue'],
    ['default-due', 'dueMinutes'],
    ['default-competences', 'competences'],
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
