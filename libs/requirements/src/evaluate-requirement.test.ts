import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { incidentClasses, verdict, type Verdict } from '@countersign/contracts';
import fc from 'fast-check';
import { appliesTo, type SystemFacts } from './applies-to.js';
import { coversDuration } from './duration.js';
import { attestationStanding, expiryOf, type Attestation } from './attestation-standing.js';
import type { Translated } from './words-of.js';
import { evaluateRequirement } from './evaluate-requirement.js';
import { evaluateRule, type RuleCounts, type RuleOutcome } from './evaluate-rule.js';
import { evidencePlan } from './evidence-plan.js';
import { loadPacks } from './load-packs.js';
import type { Requirement } from './requirement-pack.js';
import type { Rule } from './rule.js';
import { rollUp } from './roll-up.js';

const packs = await loadPacks(fileURLToPath(new URL('../../../policies/requirements', import.meta.url)));
const [pack] = packs;
if (!pack) throw new Error('no pack is shipped');
const requirements = packs.flatMap((one) => one.requirements);
const at = new Date('2026-11-24T08:00:00Z');
const day = '2026-11-24';

function requirement(id: string): Requirement {
  const found = requirements.find((item) => item.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}
const system = (riskClass: string, role = 'deployer', outputs: SystemFacts['outputs'] = []): SystemFacts => ({
  role,
  riskClass,
  outputs,
  marketSince: null,
});

describe('appliesTo', () => {
  it.each<[string, string, SystemFacts, string, string | null]>([
    [
      'oversight of Annex III waits for 2027',
      'AIA-14.1',
      system('high_risk_annex_iii'),
      'not_yet_applicable',
      '2027-12-02',
    ],
    [
      'oversight of Annex I waits for 2028',
      'AIA-14.1',
      system('high_risk_annex_i'),
      'not_yet_applicable',
      '2028-08-02',
    ],
    ['oversight is no duty for minimal risk', 'AIA-14.1', system('minimal'), 'not_applicable', null],
    [
      'biometric identification is in Annex III',
      'AIA-14.1',
      system('annex_iii_1a'),
      'not_yet_applicable',
      '2027-12-02',
    ],
    [
      'two verifiers only for biometric identification',
      'AIA-14.5',
      system('high_risk_annex_iii'),
      'not_applicable',
      null,
    ],
    ['marking binds providers already', 'AIA-50.2', system('minimal', 'provider', ['image']), 'applies', '2026-08-02'],
    ['marking is no duty of deployers', 'AIA-50.2', system('minimal', 'deployer', ['image']), 'not_applicable', null],
    [
      'marking is no duty for schedules',
      'AIA-50.2',
      system('minimal', 'provider', ['schedule']),
      'not_applicable',
      null,
    ],
    ['text on public matters, outputs unknown yet', 'AIA-50.4.text', system('minimal'), 'applies', '2026-08-02'],
    [
      'the new bans come on 2 December',
      'AIA-5.1.ba',
      system('minimal', 'deployer', ['image']),
      'not_yet_applicable',
      '2026-12-02',
    ],
    ['literacy since 2025', 'AIA-4', system('minimal'), 'applies', '2025-02-02'],
    ['who deploys is controller', 'GDPR-22', system('minimal'), 'applies', '2018-05-25'],
    ['a processor is not', 'GDPR-22', system('minimal', 'processor'), 'not_applicable', null],
    ['guidelines apply to all', 'HLEG-1.3', system('minimal'), 'applies', '2019-04-08'],
  ])('%s', (_, id, facts, state, appliesFrom) => {
    expect(appliesTo(requirement(id), facts, day)).toEqual({ state, appliesFrom });
  });

  it.each([
    ['2026-12-01', 'not_yet_applicable'],
    ['2026-12-02', 'applies'],
  ])('on %s the new bans: %s', (today, state) => {
    expect(appliesTo(requirement('AIA-5.1.ba'), system('minimal', 'deployer', ['image']), today).state).toBe(state);
  });

  it.each([
    ['2026-08-01', '2026-11-24', 'not_yet_applicable', '2026-12-02'],
    ['2026-08-01', '2026-12-02', 'applies', '2026-12-02'],
    ['2026-08-02', '2026-11-24', 'applies', '2026-08-02'],
    [null, '2026-11-24', 'applies', '2026-08-02'],
  ])('marking by a system on the market since %s, on %s: %s from %s', (marketSince, today, state, appliesFrom) => {
    const facts = { ...system('minimal', 'provider', ['image']), marketSince };
    expect(appliesTo(requirement('AIA-50.2'), facts, today)).toEqual({ state, appliesFrom });
  });

  it('binds who is provider and deployer by the duties of both', () => {
    expect(appliesTo(requirement('AIA-50.2'), system('minimal', 'both', ['image']), day).state).toBe('applies');
    expect(appliesTo(requirement('AIA-50.4.text'), system('minimal', 'both'), day).state).toBe('applies');
  });
});

describe('evidencePlan', () => {
  const plans = requirements.flatMap((item) => evidencePlan(pack, item).map((plan) => ({ id: item.id, plan })));

  it('measures or says in both languages why it does not', () => {
    expect(plans.length).toBeGreaterThan(190);
    for (const { plan } of plans) {
      if (plan.measurement !== null) continue;
      expect(plan.gap.en).toMatch(/^Not evidenced: /);
      expect(plan.gap['zh-TW']).toMatch(/^未有佐證：/);
    }
    expect(plans.filter(({ plan }) => plan.measurement !== null).length).toBeGreaterThanOrEqual(68);
  });

  it.each([
    ['HLEG-5.1', 'group-disparity', 'Not evidenced: no such check runs (bias.group_disparity).'],
    ['HLEG-3.1', 'no-personal-data-in-log-leaf', 'Not evidenced: this version does not record raw_personal_data.'],
    [
      'AIA-5',
      'prohibited-screen-at-registration',
      'Not evidenced: this version records no such event (assessment.completed).',
    ],
    ['GDPR-22', 'human-with-power-decided', 'Not evidenced: this version does not tell records apart by about_person.'],
    ['AIA-86', 'decision-explainable', 'Not evidenced: this version does not record main_elements.'],
    ['HLEG-7.2', 'flag-triage-time', 'Not evidenced: this version does not count flags for this.'],
    ['AIA-14.4.e', 'release-while-halted', 'Not evidenced: this version records no such event (output.published).'],
    ['HLEG-4.1', 'lineage-complete', 'Not evidenced: this version does not record system_version.'],
    ['HLEG-7.1', 'offline-verification', 'Not evidenced: this version does not verify export_bundle.'],
    ['HLEG-3.3', 'denied-access-logged', 'Not evidenced: this version records no such event (access.denied).'],
    ['GDPR-17', 'erasure-answered', 'Not evidenced: this version does not count requests for this.'],
    ['AIA-14.4.d', 'override-offered', 'Not evidenced: this version does not record offered_actions.'],
    ['AIA-26.1', 'use-within-purpose', 'Not evidenced: this version does not record declared_purpose.'],
    [
      'AIA-26.2',
      'approver-qualified-at-decision-time',
      'Not evidenced: this version records no such event (oversight.assigned).',
    ],
  ])('%s %s: %s', (id, rule, sentence) => {
    expect(plans.find((item) => item.id === id && item.plan.rule.id === rule)?.plan.gap?.en).toBe(sentence);
  });

  it.each<[string, string, object]>([
    [
      'HLEG-1.3',
      'human-decision-before-release',
      {
        kind: 'outputs-showing',
        outputs: { released: true },
        alternatives: [{ by: 'entry', actions: ['review.decided'] }],
        byPerson: true,
      },
    ],
    [
      'HLEG-2.3',
      'factuality-run',
      { kind: 'outputs-with-check', outputs: { modalities: ['text'] }, checks: ['text-factuality'], answer: 'any' },
    ],
    [
      'HLEG-4.2',
      'explanation-attached',
      {
        kind: 'outputs-with-check',
        outputs: {},
        checks: ['text-explainability', 'image-explainability', 'schedule-explainability'],
        answer: 'passed',
      },
    ],
    [
      'AIA-73.4',
      'report-in-time',
      { kind: 'incidents-reported-within', incidents: { classes: ['death'] }, most: 'P10D' },
    ],
    [
      'AIA-26.5',
      'provider-first',
      { kind: 'incidents-provider-first', incidents: { classes: incidentClasses, role: 'deployer' } },
    ],
    [
      'AIA-27',
      'fria-linked',
      { kind: 'systems-with-fact', fact: 'friaReference', systems: { friaPoints: ['5b', '5c'] } },
    ],
    ['AIA-26.6', 'log-kept-margin', { kind: 'log-kept', least: 'P13M' }],
    ['AIA-14.5', 'two-verifiers-biometric', { kind: 'outputs-with-approvers', outputs: { released: true }, least: 2 }],
    [
      'AIA-50.4.text',
      'label-or-editorial-review',
      {
        kind: 'outputs-showing',
        outputs: { modalities: ['text'], publicInterest: true, released: true },
        alternatives: [
          { by: 'fact', path: ['disclosure', 'visible'] },
          { by: 'entry', actions: ['editorial.recorded'] },
        ],
        byPerson: false,
      },
    ],
    [
      'HLEG-1.2',
      'rubber-stamp-watch',
      {
        kind: 'reviewers-within',
        metric: 'share-approved-fast',
        leastDecisions: 20,
        leastReviewers: 3,
        fastSeconds: 5,
        op: '<=',
        value: 0.1,
      },
    ],
    [
      'HLEG-1.2',
      'seeded-defect-catch-rate',
      {
        kind: 'reviewers-within',
        metric: 'catch-rate',
        leastDecisions: 10,
        leastReviewers: 3,
        fastSeconds: 0,
        op: '>=',
        value: 0.8,
      },
    ],
    ['GDPR-17', 'log-still-verifies-after-erasure', { kind: 'log-verified-after', actions: ['subject.erased'] }],
    ['AIA-19', 'old-entries-still-prove', { kind: 'log-verified' }],
    ['GDPR-32', 'log-integrity', { kind: 'log-verified', witnessed: true }],
    ['HLEG-7.4', 'complaint-answered', { kind: 'contestations-answered-within', contestations: {}, most: 'P30D' }],
    [
      'HLEG-7.4',
      'upheld-complaint-acted-on',
      {
        kind: 'contestations-acted-on',
        contestations: { outcome: 'overturned' },
        actions: ['submission.revoked', 'submission.reopened', 'submission.withdrawn'],
      },
    ],
    [
      'GDPR-22',
      'contest-answered',
      { kind: 'contestations-answered-within', contestations: { by: 'affected-person' }, most: 'P30D' },
    ],
    ['HLEG-3.3', 'read-access-logged', { kind: 'decisions-after-reading' }],
    ['AIA-17', 'policy-change-approved', { kind: 'policies-approved' }],
    ['AIA-14.4.b', 'verdict-hidden-until-own-view', { kind: 'decisions-after-opinion', highRisk: true }],
    ['HLEG-6.1', 'energy-estimate', { kind: 'outputs-with-energy', outputs: {} }],
    [
      'HLEG-1.3',
      'stop-drill',
      { kind: 'systems-fresh', actions: ['system.stopped'], highRisk: true, drill: true, most: 'P1Y' },
    ],
    ['AIA-14.4.e', 'stop-available', { kind: 'systems-with-fact', fact: 'stop', systems: { highRisk: true } }],
    [
      'AIA-14.4.d',
      'override-path-works',
      { kind: 'systems-with-act', actions: ['submission.revoked', 'submission.reopened'], highRisk: true },
    ],
  ])('%s %s', (id, rule, measurement) => {
    expect(plans.find((item) => item.id === id && item.plan.rule.id === rule)?.plan.measurement).toEqual(measurement);
  });
});

describe('words of rules that nothing here answers to', () => {
  type Change = Partial<Record<'require' | 'population', object>>;
  const planned = (id: string, rule: string, change: Change, vocabulary = pack.vocabulary) => {
    const whole = requirement(id);
    const rules = (whole.evidence.rules ?? []).map((item) => {
      if (item.id !== rule) return item;
      const [require, population] = [
        { ...item.require, ...change.require },
        { ...item.population, ...change.population },
      ];
      return { ...item, require, population } as Rule;
    });
    return evidencePlan({ ...pack, vocabulary }, { ...whole, evidence: { ...whole.evidence, rules } }).find(
      (item) => item.rule.id === rule,
    );
  };

  it.each<[string, string, Change, string]>([
    ['AIA-14.5', 'two-verifiers-biometric', { require: { where: { outcome: 'reject' } } }, 'outcome'],
    ['AIA-14.5', 'two-verifiers-biometric', { require: { where: { outcome: 'approve', role: 'lead' } } }, 'role'],
    ['AIA-14.5', 'two-verifiers-biometric', { require: { exclude_actor_of: [] } }, 'exclude_actor_of'],
    ['AIA-14.5', 'two-verifiers-biometric', { require: { exclude_actor_of: ['log.verified'] } }, 'log.verified'],
    ['HLEG-1.2', 'rubber-stamp-watch', { population: { where: { risk: 'high' } } }, 'risk'],
    ['HLEG-4.1', 'decision-lineage', { population: { where: { risk: 'low' } } }, 'risk'],
    ['HLEG-4.1', 'decision-lineage', { require: { fields: ['outcome', 'annex_iii_point'] } }, 'annex_iii_point'],
    ['AIA-9.8', 'threshold-before-result', { require: { before: 'decision.recorded' } }, 'review.decided'],
    ['AIA-9.8', 'threshold-before-result', { population: { where: { risk: 'low' } } }, 'risk'],
    ['HLEG-7.4', 'upheld-complaint-acted-on', { population: { where: { result: 'refused' } } }, 'result'],
    ['HLEG-7.4', 'upheld-complaint-acted-on', { population: { where: { kind: 'contest' } } }, 'kind'],
    ['HLEG-7.4', 'upheld-complaint-acted-on', { require: { where: { drill: true } } }, 'drill'],
    ['HLEG-7.4', 'complaint-answered', { require: { to: 'output.withdrawn' } }, 'output.withdrawn'],
    ['GDPR-22', 'contest-answered', { population: { where: { kind: 'explanation' } } }, 'requests'],
    ['HLEG-3.3', 'read-access-logged', { population: { where: { content: 'personal', audience: 'x' } } }, 'audience'],
    ['HLEG-3.3', 'read-access-logged', { population: { where: {} } }, 'content'],
    ['AIA-17', 'policy-change-approved', { require: { where: {} } }, 'approved_by'],
    ['AIA-14.4.b', 'verdict-hidden-until-own-view', { population: { where: { risk: 'high' } } }, 'blind_first'],
    ['AIA-14.4.b', 'verdict-hidden-until-own-view', { require: { before: 'check.completed' } }, 'check.completed'],
    ['AIA-14.4.d', 'override-path-works', { require: { where: { drill: true } } }, 'drill'],
    ['HLEG-1.3', 'stop-drill', { require: { where: { drill: false } } }, 'drill'],
    ['HLEG-6.1', 'energy-estimate', { require: { where: { verdict: 'pass' } } }, 'verdict'],
    ['GDPR-17', 'log-still-verifies-after-erasure', { require: { verify: ['witness_quorum'] } }, 'witness_quorum'],
    ['GDPR-25', 'pseudonymous-actor-refs', { require: { where: { actor_kind: 'human' } } }, 'actor_kind'],
    ['AIA-50.4.text', 'label-or-editorial-review', { require: { where: { topic: 'election' } } }, 'topic'],
  ])('%s %s with %j is a gap', (id, rule, change, word) => {
    const plan = planned(id, rule, change);
    expect(plan?.measurement).toBeNull();
    expect(plan?.gap?.en).toContain(word);
  });
});

describe('conditions that no planner uses', () => {
  // Were these recorded, the conditions would still have to be told apart.
  const { fields, events, ...others } = pack.vocabulary;
  const vocabulary = {
    ...others,
    fields: { ...fields, declared_purpose: 'payload.system', offered_actions: 'payload.outcome' },
    events: { ...events, 'oversight.assigned': ['person.changed'] },
  };
  it.each([
    ['AIA-26.1', 'use-within-purpose', 'in'],
    ['AIA-14.4.d', 'override-offered', 'includes'],
    ['AIA-26.2', 'approver-qualified-at-decision-time', 'valid_at'],
  ])('%s %s with %s is a gap that says so', (id, rule, condition) => {
    const whole = requirement(id);
    const rules = (whole.evidence.rules ?? []).map((item) => ({ ...item, population: { of: item.population.of } }));
    const plans = evidencePlan({ ...pack, vocabulary }, { ...whole, evidence: { ...whole.evidence, rules } });
    const plan = plans.find((item) => item.rule.id === rule);
    expect(plan).toMatchObject({
      measurement: null,
      reason: 'condition',
      gap: { en: `Not evidenced: this version does not tell records apart by ${condition}.` },
    });
  });
});

const counted = (population: number, met: number, expiresAt: Date | null = null): RuleCounts => ({
  population,
  sample: population,
  met,
  expiresAt,
});

describe('evaluateRule', () => {
  const planOf = (id: string, rule: string) => {
    const plan = evidencePlan(pack, requirement(id)).find((item) => item.rule.id === rule);
    if (!plan) throw new Error(`no ${id} ${rule}`);
    return plan;
  };
  it.each<[string, string, RuleCounts | null, boolean | null]>([
    ['HLEG-1.3', 'human-decision-before-release', counted(9, 9), true],
    ['HLEG-1.3', 'human-decision-before-release', counted(9, 8), false],
    ['HLEG-1.3', 'human-decision-before-release', counted(0, 0), null],
    ['HLEG-1.3', 'human-decision-before-release', null, null],
    ['HLEG-5.1', 'stereotype-text-released', counted(9, 9), true],
    ['HLEG-5.1', 'stereotype-text-released', counted(9, 8), false],
    ['HLEG-5.1', 'stereotype-text-released', counted(0, 0), null],
    ['AIA-26.2', 'workload', counted(4, 3), false],
    ['AIA-26.2', 'workload', counted(4, 4), true],
  ])('%s %s with %j: %s', (id, rule, counts, holds) => {
    const outcome = evaluateRule(planOf(id, rule), counts);
    expect(outcome.holds).toBe(holds);
    expect(outcome.measured).toBe(holds !== null);
  });

  it('says when the first of what it counted expires', () => {
    const plan = planOf('HLEG-1.3', 'human-decision-before-release');
    expect(evaluateRule(plan, counted(9, 8, at)).expiresAt).toBe(at);
    expect(evaluateRule(plan, null).expiresAt).toBeNull();
  });

  it('asks for the least population of the rule', () => {
    const plan = { ...planOf('HLEG-1.3', 'human-decision-before-release'), leastPopulation: 10 };
    expect(evaluateRule(plan, counted(9, 9))).toMatchObject({
      holds: null,
      note: { en: 'Not enough data: 9 in the period, 10 needed.' },
    });
  });

  const looked = (population: number, sample: number, met: number) => ({ population, sample, met, expiresAt: null });
  it.each<[string, string, RuleCounts, boolean | null, string | null]>([
    // That nothing was found says little of what nobody looked at; what was found stands.
    ['HLEG-5.1', 'stereotype-text-released', looked(1000, 1, 1), null, '1 of 1000 could be looked at, at least 90%'],
    ['HLEG-5.1', 'stereotype-text-released', looked(1000, 899, 899), null, '899 of 1000'],
    ['HLEG-5.1', 'stereotype-text-released', looked(1000, 900, 900), true, null],
    ['HLEG-5.1', 'stereotype-text-released', looked(1000, 1, 0), false, null],
    ['HLEG-2.3', 'schedule-hard-constraints', looked(10, 8, 8), null, '8 of 10'],
    ['HLEG-2.3', 'schedule-hard-constraints', looked(10, 9, 9), true, null],
    ['HLEG-2.3', 'schedule-hard-constraints', looked(10, 8, 7), false, null],
    // Only some outputs have a score, and few of them say nothing.
    ['HLEG-4.2', 'explanation-faithful', looked(1000, 20, 20), true, null],
    ['HLEG-4.2', 'explanation-faithful', looked(1000, 19, 19), null, '19 in the period, 20 needed'],
    // A share of few.
    ['HLEG-6.1', 'energy-estimate', counted(19, 19), null, '19 in the period, 20 needed'],
    ['HLEG-6.1', 'energy-estimate', counted(20, 18), true, null],
    ['HLEG-6.1', 'energy-estimate', counted(20, 17), false, null],
    ['AIA-15.4', 'perturbation-check', counted(19, 2), null, '20 needed'],
    // People who decide seldom are not looked at, and of one or two nothing is told.
    ['HLEG-1.2', 'rubber-stamp-watch', looked(40, 3, 3), true, null],
    ['HLEG-1.2', 'rubber-stamp-watch', looked(40, 2, 2), null, '3 needed'],
    ['AIA-15.1', 'accuracy-drift', looked(4, 2, 2), true, null],
    ['AIA-15.1', 'accuracy-drift', looked(4, 1, 1), null, '1 of 4 could be looked at, at least 50%'],
    ['AIA-14.4.e', 'stop-available', looked(3, 2, 2), null, '2 of 3'],
    ['AIA-14.4.e', 'stop-available', looked(3, 3, 3), true, null],
    ['AIA-17', 'policy-change-approved', looked(5, 2, 2), null, '2 of 5'],
    // One that is missing is one missing, of however few.
    ['AIA-12.1', 'every-state-change-logged', counted(1, 0), false, null],
    ['AIA-12.1', 'every-state-change-logged', counted(1, 1), true, null],
  ])('%s %s with %j: %s', (id, rule, counts, holds, words) => {
    const outcome = evaluateRule(planOf(id, rule), counts);
    expect([outcome.holds, outcome.measured]).toEqual([holds, holds !== null]);
    if (words === null) expect(outcome.note).toBeNull();
    else {
      expect(outcome.note?.en).toContain(words);
      expect(outcome.note?.['zh-TW']).toMatch(/^資料不足：/);
    }
  });

  it('leaves every rule of the law at single records, save where the stop has to have been tried', () => {
    const plans = requirements.flatMap((item) => evidencePlan(pack, item).map((plan) => ({ id: item.id, plan })));
    const law = plans.filter(({ plan }) => plan.rule.origin === 'law');
    expect(law.filter(({ plan }) => plan.leastPopulation !== 1)).toEqual([]);
    expect(law.filter(({ plan }) => plan.rule.min_sample_share !== undefined).map(({ id }) => id)).toEqual([
      'AIA-14.4.e',
    ]);
  });

  it('says what to do where counts alone do not, in what would raise the verdict, too', () => {
    const remedy = { en: 'Ask somebody.', 'zh-TW': '請找人。' };
    const [plan, counts] = [planOf('GDPR-32', 'log-integrity'), { ...counted(1, 0), remedy }];
    expect(evaluateRule(plan, counts)).toMatchObject({ holds: false, note: remedy });
    expect(evaluateRule(plan, { ...counts, met: 1 })).toMatchObject({ holds: true, note: null });
  });

  it('says of what it cannot measure why, even with counts', () => {
    const outcome = evaluateRule(planOf('HLEG-5.1', 'group-disparity'), counted(5, 5));
    expect(outcome).toMatchObject({ holds: null, measured: false, population: 0, met: 0 });
    expect(outcome.note?.en).toContain('no such check runs');
  });
});

const outcome = (origin: RuleOutcome['origin'], holds: boolean | null, blocks = false): RuleOutcome => ({
  rule: 'some-rule',
  kind: 'coverage',
  origin,
  blocks,
  holds,
  measured: holds !== null,
  population: 1,
  sample: 1,
  met: holds ? 1 : 0,
  expiresAt: null,
  note: null,
});
const plain: Requirement = { ...requirement('HLEG-1.3'), attestation: { needed: false } };
const attested: Requirement = {
  ...plain,
  attestation: { needed: true, by: 'dpo', scope: 'system', statement: 'It is so.', renew_every: 'P1Y' },
};
const signedAt = (iso: string, refused = false): Attestation => ({
  requirement: 'HLEG-1.3',
  system: null,
  statement: 'It is so.',
  signedAt: new Date(iso),
  expiresAt: expiryOf(attested, new Date(iso)),
  withdrawnAt: null,
  refused,
});
const words = { title: '', paraphrase: '', statement: '確實如此。' };
const translated = { translations: { 'zh-TW': { requirements: { 'HLEG-1.3': words } } } } as unknown as Translated;
const applies = { state: 'applies', appliesFrom: '2019-04-08' } as const;

describe('evaluateRequirement', () => {
  it.each<[string, Requirement, RuleOutcome[], Attestation[], Verdict]>([
    ['every rule holds', plain, [outcome('law', true), outcome('policy', true)], [], 'met'],
    [
      'a policy rule fails beside the law',
      plain,
      [outcome('law', true), outcome('policy', false, true)],
      [],
      'met_with_remarks',
    ],
    [
      'a policy rule cannot be measured',
      plain,
      [outcome('law', true), outcome('policy', null)],
      [],
      'met_with_remarks',
    ],
    ['a law rule fails', plain, [outcome('law', false), outcome('policy', true)], [], 'not_met'],
    ['a law rule fails, another has no data', plain, [outcome('law', false), outcome('law', null)], [], 'not_met'],
    ['a law rule has no data', plain, [outcome('law', null), outcome('policy', true)], [], 'not_enough_data'],
    ['nothing can be measured', plain, [outcome('policy', null), outcome('policy', null)], [], 'not_enough_data'],
    [
      'no law rule, a blocking rule fails',
      plain,
      [outcome('policy', false, true), outcome('policy', true)],
      [],
      'not_met',
    ],
    [
      'no law rule, one of two fails',
      plain,
      [outcome('policy', false), outcome('policy', true)],
      [],
      'met_with_remarks',
    ],
    ['no law rule, all fail', plain, [outcome('policy', false), outcome('policy', null)], [], 'not_met'],
    ['the statement is missing', attested, [outcome('policy', true)], [], 'attestation_pending'],
    ['the statement is current', attested, [outcome('policy', true)], [signedAt('2026-01-01T00:00:00Z')], 'met'],
    [
      'the statement is out of date',
      attested,
      [outcome('policy', true)],
      [signedAt('2025-11-01T00:00:00Z')],
      'attestation_pending',
    ],
    [
      'the statement lies ahead',
      attested,
      [outcome('policy', true)],
      [signedAt('2027-01-01T00:00:00Z')],
      'attestation_pending',
    ],
    [
      'the statement was refused',
      attested,
      [outcome('policy', true)],
      [signedAt('2026-01-01T00:00:00Z', true)],
      'not_met',
    ],
    [
      'refused after it was signed',
      attested,
      [outcome('policy', true)],
      [signedAt('2026-01-01T00:00:00Z'), signedAt('2026-02-01T00:00:00Z', true)],
      'not_met',
    ],
    [
      'a statement on something else',
      attested,
      [outcome('policy', true)],
      [{ ...signedAt('2026-01-01T00:00:00Z'), requirement: 'HLEG-1.1' }],
      'attestation_pending',
    ],
    [
      'a human matter with nothing to measure',
      { ...attested, evidence: { mode: 'attestation' } },
      [outcome('policy', null)],
      [],
      'attestation_pending',
    ],
    [
      'a statement on each output is counted by rules',
      { ...attested, attestation: { ...attested.attestation, scope: 'output' } },
      [outcome('law', true)],
      [],
      'met',
    ],
  ])('%s', (_, item, results, attestations, expected) => {
    const { standing } = attestationStanding(translated, item, attestations, ['a'], at);
    expect(evaluateRequirement(item, applies, results, standing)).toBe(expected);
  });

  it.each(['not_applicable', 'not_yet_applicable'] as const)('%s whatever the rules say', (state) => {
    expect(evaluateRequirement(plain, { state, appliesFrom: null }, [outcome('law', false)], 'not-needed')).toBe(state);
  });

  const anyOutcome = fc
    .tuple(fc.constantFrom('law', 'policy', 'code', 'guidance'), fc.constantFrom(true, false, null), fc.boolean())
    .map(([origin, holds, blocks]) => outcome(origin, holds, blocks));
  it('is met only where every rule holds, and never where a law rule fails or is silent', () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { minLength: 1, maxLength: 6 }), (results) => {
        const given = evaluateRequirement(plain, applies, results, 'not-needed');
        expect(given === 'met').toBe(results.every(({ holds }) => holds === true));
        const law = results.filter(({ origin }) => origin === 'law');
        if (law.some(({ holds }) => holds === false)) expect(given).toBe('not_met');
        else if (law.some(({ holds }) => holds === null)) expect(given).toBe('not_enough_data');
      }),
    );
  });
});

describe('attestationStanding', () => {
  const of = (system: string | null, iso: string, change: Partial<Attestation> = {}) => ({
    ...signedAt(iso),
    system,
    ...change,
  });

  it.each<[string, Attestation[], string[], string]>([
    ['nobody signed', [], ['a'], 'missing'],
    ['one of two systems is signed', [of('a', '2026-06-01T00:00:00Z')], ['a', 'b'], 'missing'],
    ['both are', [of('a', '2026-06-01T00:00:00Z'), of('b', '2026-06-02T00:00:00Z')], ['a', 'b'], 'current'],
    ['one statement for all', [of(null, '2026-06-01T00:00:00Z')], ['a', 'b'], 'current'],
    ['it expired', [of('a', '2025-11-23T00:00:00Z')], ['a'], 'expired'],
    ['one of two expired', [of(null, '2025-11-23T00:00:00Z'), of('b', '2026-06-02T00:00:00Z')], ['a', 'b'], 'expired'],
    [
      'it was withdrawn',
      [of('a', '2026-06-01T00:00:00Z', { withdrawnAt: new Date('2026-07-01T00:00:00Z') })],
      ['a'],
      'missing',
    ],
    [
      'it will be withdrawn later',
      [of('a', '2026-06-01T00:00:00Z', { withdrawnAt: new Date('2026-12-01T00:00:00Z') })],
      ['a'],
      'current',
    ],
    ['it is for another system', [of('b', '2026-06-01T00:00:00Z')], ['a'], 'missing'],
    [
      'the newest of two was withdrawn',
      [
        of('a', '2026-05-01T00:00:00Z'),
        of('a', '2026-06-01T00:00:00Z', { withdrawnAt: new Date('2026-07-01T00:00:00Z') }),
      ],
      ['a'],
      'missing',
    ],
    [
      'signed anew before the older was withdrawn',
      [
        of('a', '2026-05-01T00:00:00Z', { withdrawnAt: new Date('2026-07-01T00:00:00Z') }),
        of('a', '2026-06-01T00:00:00Z'),
      ],
      ['a'],
      'current',
    ],
    [
      'withdrawn for another scope',
      [
        of(null, '2026-05-01T00:00:00Z'),
        of('b', '2026-06-01T00:00:00Z', { withdrawnAt: new Date('2026-07-01T00:00:00Z') }),
      ],
      ['a'],
      'current',
    ],
    [
      'declined for the system, then signed for all',
      [of('a', '2026-05-01T00:00:00Z', { refused: true }), of(null, '2026-06-01T00:00:00Z')],
      ['a'],
      'refused',
    ],
    [
      'declined for the system, then signed for it',
      [of('a', '2026-05-01T00:00:00Z', { refused: true }), of('a', '2026-06-01T00:00:00Z')],
      ['a'],
      'current',
    ],
    ['signed in other words', [of('a', '2026-06-01T00:00:00Z', { statement: 'It was so.' })], ['a'], 'expired'],
    ['signed in another language', [of('a', '2026-06-01T00:00:00Z', { statement: '確實如此。' })], ['a'], 'current'],
    ['no system is bound', [of(null, '2026-06-01T00:00:00Z')], [], 'current'],
  ])('%s', (_, attestations, systems, standing) => {
    expect(attestationStanding(translated, attested, attestations, systems, at).standing).toBe(standing);
  });

  it.each([
    ['P1Y', '2024-02-29T10:00:00Z', '2025-02-28T10:00:00.000Z'],
    ['P6M', '2026-08-31T10:00:00Z', '2027-02-28T10:00:00.000Z'],
    ['P6M', '2026-01-15T10:00:00Z', '2026-07-15T10:00:00.000Z'],
    ['P90D', '2026-11-24T08:00:00Z', '2027-02-22T08:00:00.000Z'],
  ])('%s after %s is %s', (period, signed, expiry) => {
    const renewed = { ...attested, attestation: { ...attested.attestation, renew_every: period } };
    expect(expiryOf(renewed, new Date(signed))?.toISOString()).toBe(expiry);
  });
});

describe('rollUp', () => {
  it.each<[Verdict[], Verdict]>([
    [['met', 'met_with_remarks'], 'met_with_remarks'],
    [['met', 'not_enough_data', 'attestation_pending'], 'not_enough_data'],
    [['met', 'not_met', 'not_enough_data'], 'not_met'],
    [['met', 'not_applicable'], 'met'],
    [['not_applicable', 'not_yet_applicable'], 'not_yet_applicable'],
    [[], 'not_applicable'],
  ])('%j gives %s', (members, expected) => {
    expect(rollUp(members)).toBe(expected);
  });

  it('knows every verdict', () => {
    for (const one of verdict.options) expect(rollUp([one])).toBe(one);
  });
});

describe('coversDuration', () => {
  it.each([
    ['P6M', 'P6M', true],
    ['P10Y', 'P13M', true],
    ['P1Y', 'P13M', false],
    ['P13M', 'P1Y', true],
    ['P184D', 'P6M', false],
    ['P186D', 'P6M', true],
    ['P7M', 'P184D', true],
  ])('%s covers %s: %s', (kept, asked, expected) => {
    expect(coversDuration(kept, asked)).toBe(expected);
  });
});
