import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { CheckOutcome, Modality, Severity } from '@countersign/contracts';
import { assessRisk } from './assess-risk.js';
import { checksFor } from './checks-for.js';
import { riskRouting } from './documents/risk-routing.js';
import { loadPolicy } from './load-policy.js';
import type { Policy } from './policy.js';
import { reasonsFor } from './reasons-for.js';
import { factsDigest, reviewFacts, type ReviewFacts } from './review-facts.js';
import { routeReview } from './route-review.js';

const policy = await loadPolicy(fileURLToPath(new URL('../../../policies', import.meta.url)));
const now = new Date('2026-11-24T08:00:00Z');

function facts(modality: Modality, changes: Partial<ReviewFacts> = {}, outcome: CheckOutcome = 'passed'): ReviewFacts {
  return reviewFacts.parse({
    system: 'answers',
    modality,
    language: 'en',
    publicInterest: false,
    affectedPersons: 1,
    declaredGroups: [],
    disclosure: { visible: true, machineReadable: true },
    hasSources: true,
    riskClass: 'minimal',
    revision: 1,
    checks: policy.checks.modalities[modality].map(({ check, kind }) => ({
      check,
      kind,
      version: '1',
      outcome,
      score: 1,
    })),
    findings: [],
    ...changes,
  });
}
const withOutcome = (name: string, outcome: CheckOutcome) =>
  facts('text').checks.map((fact) => (fact.check === name ? { ...fact, outcome } : fact));
const found = (severity: Severity, count = 1) =>
  Array.from({ length: count }, () => ({ check: 'text-factuality', code: 'unsupported-claim', severity }));

describe('assessRisk with the shipped policy', () => {
  it.each<[string, ReviewFacts, string, string[]]>([
    ['a plain text', facts('text'), 'minimal', ['default-tier']],
    ['any schedule', facts('schedule'), 'high', ['schedule']],
    [
      'an unmarked image',
      facts('image', { disclosure: { visible: true, machineReadable: false } }),
      'limited',
      ['image-without-mark'],
    ],
    ['99 people', facts('text', { affectedPersons: 99 }), 'limited', ['several-persons']],
    ['100 people', facts('text', { affectedPersons: 100 }), 'high', ['many-persons', 'several-persons']],
    ['nobody knows how many people', facts('text', { affectedPersons: null }), 'minimal', ['default-tier']],
    ['public interest', facts('text', { publicInterest: true }), 'high', ['public-interest']],
    ['a minor finding', facts('text', { findings: found('minor') }), 'minimal', ['default-tier']],
    ['two major findings', facts('text', { findings: found('major', 2) }), 'limited', ['major-finding']],
    [
      'three major findings',
      facts('text', { findings: found('major', 3) }),
      'high',
      ['several-major-findings', 'major-finding'],
    ],
    [
      'a critical finding',
      facts('text', { findings: found('critical') }),
      'high',
      ['critical-finding', 'major-finding'],
    ],
    ['a high-risk AI system', facts('text', { riskClass: 'high_risk_annex_iii' }), 'high', ['system-high-risk']],
    [
      'flagged checks',
      facts('text', {}, 'flagged'),
      'limited',
      ['bias-not-passed', 'factuality-not-passed', 'privacy-not-passed'],
    ],
    [
      'no check at all',
      facts('text', { checks: [] }),
      'high',
      ['bias-not-passed', 'factuality-not-passed', 'privacy-not-passed', ...Array<string>(5).fill('check-missing')],
    ],
    [
      'a text without sources, which leaves facts unchecked',
      facts('text', { hasSources: false, checks: withOutcome('text-factuality', 'inconclusive') }),
      'limited',
      ['factuality-not-passed', 'check-inconclusive'],
    ],
    [
      'two checks without an answer',
      facts('text', {
        checks: withOutcome('text-factuality', 'inconclusive').filter(({ check }) => check !== 'text-bias'),
      }),
      'high',
      ['bias-not-passed', 'factuality-not-passed', 'check-inconclusive', 'check-missing'],
    ],
    [
      'inconclusive checks',
      facts('text', {}, 'inconclusive'),
      'high',
      [
        'bias-not-passed',
        'factuality-not-passed',
        'privacy-not-passed',
        ...Array<string>(5).fill('check-inconclusive'),
      ],
    ],
  ])('%s', (_, given, tier, rules) => {
    const risk = assessRisk(policy, given);
    expect(risk.tier).toBe(tier);
    expect(risk.reasons.map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('the default tier', () => {
  const withRule = (when: object): Policy => ({
    ...policy,
    riskRouting: riskRouting.parse({
      ...policy.riskRouting,
      defaults: { ...policy.riskRouting.defaults, tier: 'limited' },
      risk: [{ id: 'low', when, tier: 'minimal', text: { en: 'low', 'zh-TW': '低' } }],
    }),
  });
  it.each([
    ['holds where no rule does', { publicInterest: true }, 'limited'],
    ['gives way to a rule about the output', { publicInterest: false }, 'minimal'],
    ['does not give way to a rule about checks', { finding: { severityAtLeast: 'info' } }, 'limited'],
  ])('%s', (_, when, tier) => {
    expect(assessRisk(withRule(when), facts('text', { findings: found('info') })).tier).toBe(tier);
  });
});

describe('routeReview with the shipped policy', () => {
  const route = (given: ReviewFacts, requested: Date | null = null) =>
    routeReview(policy, given, assessRisk(policy, given).tier, now, requested);

  it('says of every property of a plain text that it is the default', () => {
    const { reasons, ...rest } = route(facts('text'));
    expect(rest).toEqual({
      queue: 'general',
      approvals: 1,
      priority: 20,
      competences: [],
      tags: [],
      dueAt: new Date('2026-11-25T08:00:00Z'),
    });
    expect(reasons.map(({ rule }) => rule)).toEqual([
      'default-queue',
      'default-approvals',
      'default-priority',
      'default-competences',
      'default-due',
    ]);
  });

  it('asks two people for a schedule, within four hours, without a competence', () => {
    const { reasons, ...rest } = route(facts('schedule'));
    expect(rest).toEqual({
      queue: 'schedules',
      approvals: 2,
      priority: 80,
      competences: [],
      tags: [],
      dueAt: new Date('2026-11-24T12:00:00Z'),
    });
    expect(reasons.map(({ rule }) => rule)).toContain('two-people-for-high');
  });

  it('puts a critical finding first', () => {
    expect(route(facts('text', { findings: found('critical') }))).toMatchObject({ approvals: 2, priority: 95 });
  });

  it('gives the tags of all rules that hold, and ageing only where a policy asks for it', () => {
    const tag = (id: string, tags: string[]) => ({
      id,
      when: { modality: { in: ['text'] } },
      tags,
      text: { en: id, 'zh-TW': id },
    });
    const document = riskRouting.parse({
      ...policy.riskRouting,
      defaults: { ...policy.riskRouting.defaults, ageing: undefined },
      route: [tag('one', ['warranty', 'press']), tag('two', ['press', 'health'])],
    });
    const route = routeReview({ ...policy, riskRouting: document }, facts('text'), 'minimal', now, null);
    expect(route.tags).toEqual(['health', 'press', 'warranty']);
    expect(route.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['one', 'two']));
    expect(document.defaults.ageing).toEqual({ pointsPerHour: 0 });
  });

  it('takes a revision sooner', () => {
    expect(route(facts('text', { revision: 2 })).priority).toBe(60);
  });

  it.each([
    ['earlier wins', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z', 'requested-due-time'],
    ['later does not', '2026-12-24T09:00:00Z', '2026-11-25T08:00:00Z', 'default-due'],
  ])('a requested due time: %s', (_, requested, due, rule) => {
    const { dueAt, reasons } = route(facts('text'), new Date(requested));
    expect(dueAt).toEqual(new Date(due));
    expect(reasons.at(-1)?.rule).toBe(rule);
  });
});

describe('checksFor', () => {
  it('answers milliseconds and leaves out what is switched off', () => {
    const [first, ...others] = policy.checks.modalities.text;
    if (!first) throw new Error('the shipped policy has no check of texts');
    const off = { ...policy.checks.modalities, text: [{ ...first, enabled: false }, ...others] };
    expect(checksFor({ ...policy, checks: { ...policy.checks, modalities: off } }, 'text')).toEqual(
      others.map(({ check }) => ({ name: check, timeoutMs: 60_000, attempts: 3, device: null })),
    );
    expect(checksFor(policy, 'schedule').map(({ name }) => name)).toContain('schedule-bias');
  });
});

describe('reasonsFor', () => {
  it('keeps to outcome and modality', () => {
    const codes = reasonsFor(policy, 'reject', 'schedule').map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['infeasible-schedule', 'unfair-load', 'unfair-to-group', 'other']));
    expect(codes).not.toContain('tone');
    expect(codes).not.toContain('grounded');
  });
});

describe('factsDigest', () => {
  const given = facts('text', { findings: [...found('major'), ...found('minor')] });
  it('does not depend on the order of checks and findings', () => {
    const turned = { ...given, checks: given.checks.toReversed(), findings: given.findings.toReversed() };
    expect(factsDigest(turned)).toBe(factsDigest(given));
  });
  it.each<[string, Partial<ReviewFacts>]>([
    ['people', { affectedPersons: 2 }],
    ['revision', { revision: 2 }],
    ['a finding less', { findings: found('major') }],
    ['a check less', { checks: given.checks.slice(1) }],
  ])('changes with %s', (_, change) => {
    expect(factsDigest({ ...given, ...change })).not.toBe(factsDigest(given));
  });
});
