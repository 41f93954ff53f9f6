import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { assessRisk } from '../assess-risk.js';
import { loadPolicy } from '../load-policy.js';
import type { ReviewFacts } from '../review-facts.js';
import { routeReview } from '../route-review.js';
import { someCircumstances } from '../testing/any-expression.js';
import { withDocuments } from '../with-documents.js';
import { BackTest, type PastRouting } from './back-test.js';

const policy = await loadPolicy(fileURLToPath(new URL('../../../../policies', import.meta.url)));
const routing = policy.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '';
const strict = withDocuments(policy, [
  { name: 'risk-routing', yaml: routing.replace('atLeast: 100 }', 'atLeast: 5 }') },
]);
const checks = policy.checks.modalities.text.map(({ check, kind }) => ({
  check,
  kind,
  version: '1',
  outcome: 'passed' as const,
  score: 1,
}));

function past(affectedPersons: number, state: PastRouting['state'] = 'approved'): PastRouting {
  const facts: ReviewFacts = {
    ...someCircumstances.facts,
    affectedPersons,
    checks,
    findings: [],
    declaredGroups: [],
    publicInterest: false,
    revision: 1,
  };
  const { tier } = assessRisk(policy, facts);
  const { queue, approvals, competences } = routeReview(policy, facts, tier, new Date(0), null);
  const went = { tier, queue, approvals, competences };
  return { submission: `s${affectedPersons}`, system: 'answers', modality: 'text', state, facts, went };
}

it('counts what changes, in which direction, and what people decided', () => {
  const test = new BackTest(strict, [{ modality: 'text', tier: 'high', decisions: 4, together: 0, seconds: 90 }]);
  const items = [
    past(1),
    past(7, 'rejected'),
    past(20),
    past(500),
    { ...past(1), facts: null },
    { ...past(1), facts: { old: 1 } },
  ];
  for (const item of items) test.add(item);
  const found = test.result(2);
  expect(found).toMatchObject({
    submissions: 6,
    replayed: 4,
    notReplayed: { noFacts: 1, olderFacts: 1 },
    changed: 2,
    raised: 2,
    lowered: 0,
    shifts: {
      tier: [
        { from: 'minimal', to: 'high', count: 1 },
        { from: 'limited', to: 'high', count: 1 },
      ],
      queue: [],
      approvals: [{ from: '1', to: '2', count: 2 }],
      competences: [],
    },
    systems: [{ system: 'answers', modality: 'text', replayed: 4, changed: 2, raised: 2, lowered: 0 }],
    hours: {
      perDay: (2 * 90) / 3600 / 2,
      days: 2,
      measured: 4,
      parts: [{ modality: 'text', tier: 'high', approvals: 2, perDay: (2 * 90) / 3600 / 2 }],
    },
  });
  expect(found.decisions[0]).toEqual({ group: 'raised', approved: 1, rejected: 1, changesRequested: 0, other: 0 });
  expect(found.examples.map(({ submission }) => submission)).toEqual(['s7', 's20']);
});

it('calls it lowered when a draft asks for less, and says nothing of hours that nobody measured', () => {
  const test = new BackTest(policy, []);
  const { went: _, ...item } = past(7);
  test.add({ ...item, went: { tier: 'high', queue: 'general', approvals: 2, competences: [] } });
  expect(test.result(1)).toMatchObject({ raised: 0, lowered: 1, hours: { perDay: null, measured: 0 } });
});

it('uses the mean of the modality, then of all, where a kind of review was not measured', () => {
  const test = new BackTest(strict, [
    { modality: 'text', tier: 'minimal', decisions: 1, together: 0, seconds: 10 },
    { modality: 'text', tier: 'limited', decisions: 3, together: 7, seconds: 50 },
    { modality: 'image', tier: 'high', decisions: 100, together: 0, seconds: 999 },
  ]);
  test.add(past(7));
  expect(test.result(1).hours.perDay).toBeCloseTo((10 + 3 * 50) / 4 / 3600, 10);
});

it('leaves out what was decided together with others, and says how much that was', () => {
  const test = new BackTest(strict, [
    { modality: 'text', tier: 'high', decisions: 0, together: 40, seconds: 0 },
    { modality: 'text', tier: 'limited', decisions: 3, together: 7, seconds: 50 },
  ]);
  test.add(past(7));
  const { perDay, measured, together, means } = test.result(1).hours;
  expect({ measured, together }).toEqual({ measured: 3, together: 47 });
  expect(means).toEqual([{ modality: 'text', tier: 'limited', decisions: 3, seconds: 50 }]);
  expect(perDay).toBeCloseTo(50 / 3600, 10);
});

it('changes nothing when the policy is the same', () => {
  const test = new BackTest(policy, []);
  for (const persons of [0, 5, 10, 99, 100, 1000]) test.add(past(persons));
  expect(test.result(1)).toMatchObject({ replayed: 6, changed: 0, examples: [] });
});
