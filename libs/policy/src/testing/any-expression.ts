import { severities, tiers } from '@countersign/contracts';
import fc from 'fast-check';
import type { Circumstances } from '../circumstances.js';
import type { ReviewFacts } from '../review-facts.js';

const setting = { enabled: true, timeoutSeconds: 10, attempts: 1 };
const expected: Circumstances['expected'] = [
  { check: 'text-bias', kind: 'bias', ...setting },
  { check: 'text-factuality', kind: 'factuality', ...setting },
  { check: 'text-explainability', kind: 'explainability', ...setting },
];

/** An output of which a check was flagged, one is missing and one passed with a score of 0.4. */
export const someCircumstances: Circumstances = {
  expected,
  tier: 'limited',
  facts: {
    system: 'answers',
    modality: 'text',
    language: null,
    publicInterest: true,
    affectedPersons: 100,
    declaredGroups: [
      { attribute: 'age-band', value: '65+' },
      { attribute: 'sex', value: 'female' },
    ],
    disclosure: { visible: true, machineReadable: false },
    hasSources: true,
    riskClass: 'minimal',
    revision: 2,
    checks: [
      { check: 'text-bias', kind: 'bias', version: '1', outcome: 'flagged', score: 0.9 },
      { check: 'text-explainability', kind: 'explainability', version: '1', outcome: 'passed', score: 0.4 },
    ],
    findings: [
      { check: 'text-bias', code: 'stereotype', severity: 'major' },
      { check: 'text-factuality', code: 'unsupported-claim', severity: 'critical' },
      { check: 'text-factuality', code: 'stereotype', severity: 'info' },
    ],
  },
};

const which = fc.constantFrom("check = 'text-bias'", "kind = 'factuality'", "kind in ['bias', 'factuality']", '');
const order = fc.constantFrom('<', '<=', '>', '>=', '=', '!=');
const aboutChecks = fc
  .oneof(
    fc.constant('findings()'),
    fc.constantFrom(...severities).map((severity) => `findings(severity >= '${severity}')`),
    which.map((filter) => `notPassed(${filter})`),
    which.map((filter) => `score(${filter})`),
  )
  .chain((one) =>
    fc.constantFrom(
      one,
      one,
      `-${one}`,
      `${one} * (revision - 3)`,
      `${one} * ${one}`,
      `${one} * -${one}`,
      `1 - ${one}`,
    ),
  );
const nearby = fc.constantFrom('0', '1', '2', '0.5', '-1', '-0.5', 'revision');
const { truth: anyTruth } = fc.letrec<{ truth: string; number: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2 },
    fc.integer({ min: 0, max: 3 }).map(String),
    fc.constantFrom('revision', 'affectedPersons else 0', "groups(attribute = 'age-band')", '0.5'),
    fc.constantFrom(...severities).map((severity) => `findings(severity >= '${severity}')`),
    which.map((filter) => `notPassed(${filter})`),
    which.map((filter) => `score(${filter})`),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('number').map((a) => `-(${a})`),
    tie('number').map((a) => `(${a}) / 4`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([f, a, b]) => `${f}(${a}, ${b})`),
  ),
  truth: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('publicInterest', 'hasSources', 'known(language)', "language else '' in ['en', 'zh-TW']"),
    fc.constantFrom(...tiers).map((tier) => `tier >= '${tier}'`),
    // Most of what is compared rests on checks: that is where the law can break.
    { arbitrary: fc.tuple(aboutChecks, order, nearby).map(([a, op, b]) => `${a} ${op} ${b}`), weight: 4 },
    { arbitrary: fc.tuple(nearby, order, aboutChecks).map(([a, op, b]) => `${a} ${op} ${b}`), weight: 2 },
    fc.tuple(tie('number'), order, tie('number')).map(([a, op, b]) => `${a} ${op} ${b}`),
    tie('truth').map((a) => `not (${a})`),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
  ),
}));

/** An expression as people write them; not every one is well typed. */
export const someExpression: fc.Arbitrary<string> = anyTruth;

const outcome = fc.constantFrom<ReviewFacts['checks'][number]['outcome'][]>('passed', 'flagged', 'inconclusive');
const someFacts: fc.Arbitrary<ReviewFacts> = fc
  .record({
    publicInterest: fc.boolean(),
    hasSources: fc.boolean(),
    language: fc.constantFrom('en', null),
    affectedPersons: fc.option(fc.nat(150)),
    revision: fc.integer({ min: 1, max: 4 }),
    answers: fc.tuple(...expected.map(() => fc.tuple(outcome, fc.option(fc.double({ min: 0, max: 1, noNaN: true }))))),
    findings: fc.array(
      fc.record({
        check: fc.constantFrom('text-bias', 'text-factuality'),
        code: fc.constantFrom('stereotype', 'unsupported-claim'),
        severity: fc.constantFrom(...severities),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ answers, ...facts }) => ({
    ...someCircumstances.facts,
    ...facts,
    checks: expected.map(({ check, kind }, index) => {
      const [outcome = 'passed', score = null] = answers[index] ?? [];
      return { check, kind, version: '1', outcome, score };
    }),
  }));

/** An output, and the same with worse answers: checks not passed or missing, findings added or graver, a higher tier. */
export const someWorsening: fc.Arbitrary<{ before: Circumstances; after: Circumstances }> = fc
  .record({
    facts: someFacts,
    worsened: fc.nat(2),
    how: fc.constantFrom('flagged', 'inconclusive', 'missing', 'graver', 'more', 'tier'),
    tier: fc.nat(1),
  })
  .map(({ facts, worsened, how, tier }) => {
    const before = { facts, expected, tier: tiers[tier] ?? 'minimal' };
    const checks = facts.checks.flatMap((fact, index) => {
      if (index !== worsened || how === 'graver' || how === 'more' || how === 'tier') return [fact];
      if (how === 'missing') return [];
      return [{ ...fact, outcome: how === 'flagged' && fact.outcome !== 'passed' ? fact.outcome : how } as const];
    });
    const graver = facts.findings.map((finding) =>
      how === 'graver' ? { ...finding, severity: 'critical' as const } : finding,
    );
    const more = how === 'more' ? [{ check: 'text-bias', code: 'stereotype', severity: 'minor' as const }] : [];
    const after = {
      facts: { ...facts, checks, findings: [...graver, ...more] },
      expected,
      tier: tiers[how === 'tier' ? tier + 1 : tier] ?? 'high',
    };
    return { before, after };
  });
