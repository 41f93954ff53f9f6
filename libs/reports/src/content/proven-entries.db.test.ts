import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { must } from '@countersign/testing';
import { parseVerifierKey } from '@countersign/tlog';
import { verifyReport } from '@countersign/verifier';
import { ReportFixture } from '../../test/report-fixture.js';
import type { EntryProof, ReportDecision } from './report-decision.js';

jest.setTimeout(60_000);

type Line = ReportDecision & { type: string };

let fixture: ReportFixture;
let lines: Line[] = [];

beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers');
  const submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  const [first, second] = [
    await fixture.person('First', { role: 'reviewer', system: null }),
    await fixture.person('Second', { role: 'reviewer', system: null }),
  ];
  const officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate();
  const id = await fixture.hand(submitter, { publicInterest: true });
  await fixture.decide(first, id);
  await fixture.decide(second, id);
  await fixture.seal();
  lines = await fixture.lines(officer);
}, 60_000);
afterAll(() => fixture.close());

const decisionsOf = (of: readonly Line[]) => of.filter(({ type }) => type === 'decision');
const entryOf = (line: Line | undefined, action: string) =>
  must(must(line).entries.find((entry) => entry.action === action && entry.proof !== null));
const proofOf = (line: Line | undefined, action: string): EntryProof => must(entryOf(line, action).proof);

/** The outcome for the report, its lines changed. */
function verified(change: (first: Line, second: Line) => void = () => undefined) {
  const copy = structuredClone(lines);
  const [first, second] = decisionsOf(copy);
  change(must(first), must(second));
  const text = copy.map((line) => `${JSON.stringify(line)}\n`).join('');
  async function* chunks() {
    yield new TextEncoder().encode(text);
  }
  return verifyReport(chunks(), { trust: { vkey: parseVerifierKey(fixture.context.log.vkey) } });
}

describe('the entries that a decision rests on', () => {
  it('come with their proofs: its claim, its routing, the vote before it', async () => {
    const proven = decisionsOf(lines).map(({ entries }) =>
      entries.filter(({ proof }) => proof !== null).map(({ action }) => action),
    );
    expect(proven).toEqual([
      ['submission.routed', 'review.claimed'],
      ['submission.routed', 'review.decided', 'review.claimed'],
    ]);
    expect(await verified()).toMatchObject({ ok: true, faults: [], checked: { decisions: 2, entries: 5 } });
  });

  it.each<[string, (first: Line, second: Line) => void, RegExp]>([
    [
      'another claim',
      (first, second) => {
        const at = second.entries.findIndex(({ action, proof }) => action === 'review.claimed' && proof !== null);
        second.entries[at] = entryOf(first, 'review.claimed');
      },
      /its entry of review\.claimed is not the one that it rests on/,
    ],
    [
      'its own decision as a vote before it',
      (_, second) => {
        const own = must(second.entries.find(({ index }) => index === second.proof.index));
        own.proof = second.proof;
      },
      /its entry of review\.decided is not the one/,
    ],
    [
      'a later vote',
      (first, second) => {
        const vote = must(first.entries.find(({ index }) => index === second.proof.index));
        vote.proof = second.proof;
      },
      /later than the decision/,
    ],
    ['another time', (first) => void (entryOf(first, 'review.claimed').at = '2020-01-01T00:00:00.000Z'), /the at of/],
    ['another act', (first) => void (entryOf(first, 'review.claimed').action = 'x'), /the action of an entry/],
    ['another place', (first) => void (entryOf(first, 'review.claimed').index = 0), /./],
    ['a hash less', (first) => void proofOf(first, 'submission.routed').hashes.pop(), /./],
    [
      'a changed leaf',
      (first) => {
        const proof = proofOf(first, 'submission.routed');
        proof.leaf = proof.leaf.replace('submission.routed', 'submission.rooted');
      },
      /does not have its leaf hash/,
    ],
    [
      'a changed payload',
      (first) => void ((proofOf(first, 'submission.routed').payload as { approvals: number }).approvals = 1),
      /do not open the commitment/,
    ],
    ['no salt', (first) => void (proofOf(first, 'review.claimed').salt = null), /salt/],
    [
      'one twice',
      (first) => void first.entries.push(entryOf(first, 'review.claimed')),
      /two of its entries are at one place/,
    ],
    [
      'an entry of another kind',
      (first) => {
        const received = must(first.entries.find(({ action }) => action === 'submission.received'));
        received.proof = proofOf(first, 'review.claimed');
      },
      /./,
    ],
  ])('are refused with %s', async (_, change, fault) => {
    const { ok, faults } = await verified(change);
    expect(ok).toBe(false);
    expect(faults.map(({ detail }) => detail.en).join('\n')).toMatch(fault);
  });

  it('may be erased: then the leaf alone is proven', async () => {
    const erased = await verified((first) => {
      const proof = proofOf(first, 'review.claimed');
      [proof.payload, proof.salt] = [null, null];
    });
    expect(erased).toMatchObject({ ok: true, checked: { entries: 5 } });
  });
});
