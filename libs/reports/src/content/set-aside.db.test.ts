import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { findCheckpoint, getTile, ProofReader } from '@countersign/audit';
import type { Policy } from '@countersign/policy';
import { addGoldItem, enterGoldItems, enterSecondReviews, Lots, retireGoldItem } from '@countersign/reviews';
import { verifyReport } from '@countersign/sdk';
import { must, serveFiles } from '@countersign/testing';
import { parseVerifierKey } from '@countersign/tlog';
import { describeVerification } from '@countersign/verifier';
import { ReportFixture } from '../../test/report-fixture.js';
import type { SetAsideDecision } from './set-aside-decision.js';

jest.setTimeout(60_000);

type Line = SetAsideDecision & { type: string; submission?: { id: string } };

const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
let fixture: ReportFixture;
let officer: PersonActor;
let lead: PersonActor;
let gold: string;
/** An output, its second review, and its showing as a gold item. */
let [settled, repeat, showing]: string[] = [];

const person = (role: 'reviewer' | 'lead' | 'compliance') => fixture.person(role, { role, system: null });
const repeatOf = async (): Promise<string> => {
  const [row] = await fixture.db.read((tx) =>
    tx.query<{ id: string }>(
      `select id from submission where purpose <> 'review' and state = 'awaiting-review' order by id desc limit 1`,
    ),
  );
  return must(row).id;
};

beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers');
  [officer, lead] = [await person('compliance'), await person('lead')];
  await fixture.activate();
  const submitter = await person('reviewer');
  settled = await fixture.hand(submitter);
  await fixture.decide(await person('reviewer'), settled);
  const { reviewQuality } = fixture.context.policy;
  const secondReview = { ...reviewQuality.secondReview, share: { minimal: 1, limited: 1, high: 1 }, within: 0 };
  const policy: Policy = {
    ...fixture.context.policy,
    reviewQuality: { ...reviewQuality, secondReview, gold: { ...reviewQuality.gold, share: 1 } },
  };
  expect(await fixture.db.transaction((tx) => enterSecondReviews(tx, workerActor, { policy, lots }))).toBe(1);
  repeat = await repeatOf();
  await fixture.decide(await person('reviewer'), repeat, { outcome: 'reject' });
  const input = { submission: settled, outcome: 'approve' as const, reasons: [] };
  gold = (await fixture.db.transaction((tx) => addGoldItem(tx, lead, input, policy))).id;
  await fixture.hand(submitter);
  expect(await fixture.db.transaction((tx) => enterGoldItems(tx, workerActor, { policy, lots }))).toBe(1);
  showing = await repeatOf();
  await fixture.decide(await person('reviewer'), showing);
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

const report = (): Promise<Line[]> => fixture.lines(officer);
const asideIn = (lines: readonly Line[]) => lines.filter(({ type }) => type === 'set-aside');

/** The report held against the whole log, its lines changed. */
async function held(lines: readonly Line[], change: (aside: Line[]) => void = () => undefined) {
  const copy = structuredClone(lines) as Line[];
  change(asideIn(copy));
  const files = new Map<string, Uint8Array>();
  await fixture.db.read(async (tx) => {
    const { size, note } = must(await findCheckpoint(tx));
    expect(size).toBeLessThan(256);
    files.set('checkpoint', Buffer.from(note));
    for (const path of [`tile/0/000.p/${size}`, `tile/entries/000.p/${size}`]) {
      files.set(path, (await getTile(tx, path)).bytes);
    }
  });
  const server = await serveFiles(files);
  async function* chunks() {
    yield new TextEncoder().encode(copy.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  try {
    const trust = { vkey: parseVerifierKey(fixture.context.log.vkey) };
    return await verifyReport(chunks(), { trust, log: server.address });
  } finally {
    await server.close();
  }
}

const subjectOf = ({ proof }: Line) => (JSON.parse(proof.leaf) as { subject: string }).subject;

describe('decisions on repeats, by which people are measured', () => {
  let untold: Line[] = [];
  it('are set aside without a word on what they were for while a gold item of the AI system is in use', async () => {
    untold = await report();
    const decided = untold.filter(({ type }) => type === 'decision').map(({ submission }) => submission?.id);
    expect(decided).toEqual([settled]);
    expect(asideIn(untold).map(subjectOf)).toEqual([repeat, showing]);
    for (const { purpose, received } of asideIn(untold)) {
      expect([purpose, received.payload, received.salt]).toEqual([null, null, null]);
    }
    const result = await held(untold);
    expect(result.faults).toEqual([]);
    expect(result.checked).toMatchObject({ decisions: 1, setAside: 2, setAsideClosed: 2 });
    expect(result.notProven).toEqual(expect.arrayContaining(['set-aside', 'set-aside-closed']));
  });

  it('are missed in a report that says nothing of them', async () => {
    const silent = untold.filter(({ type }) => type !== 'set-aside');
    const end = { ...silent.at(-1), lines: silent.length } as unknown as Line;
    const { faults } = await held([...silent.slice(0, -1), end]);
    expect(faults.map(({ code }) => code)).toEqual(['incomplete']);
  });

  it('are told, and proven by the first entry of each, once none is', async () => {
    await fixture.db.transaction((tx) => retireGoldItem(tx, lead, gold));
    await fixture.seal();
    const told = await report();
    expect(asideIn(told).map(({ purpose }) => purpose)).toEqual(['second-review', 'gold']);
    const result = await held(told);
    expect(result).toMatchObject({ ok: true, checked: { setAside: 2 } });
    expect(result.notProven).toContain('set-aside');
    expect(result.notProven).not.toContain('set-aside-closed');

    const refused: [string, (aside: Line[]) => void][] = [
      ['another purpose', ([first]) => void (must(first).purpose = 'gold')],
      ['no purpose', ([first]) => void (must(first).purpose = null)],
      ['no first entry', ([first]) => void Object.assign(must(first), { received: null })],
      ['the first entry of another output', ([first, second]) => void (must(first).received = must(second).received)],
      ['a decision in place of the first entry', ([first]) => void (must(first).received = must(first).proof)],
      ['an entry that is no decision', ([first]) => void (must(first).proof = must(first).received)],
      ['one twice', ([first, second]) => void Object.assign(must(second), first)],
      ['another payload', ([first]) => void Object.assign(must(first).received.payload ?? {}, { version: 2 })],
      ['no salt', ([first]) => void (must(first).received.salt = null)],
      ['another place', ([first]) => void (must(first).received.index += 1)],
    ];
    for (const [what, change] of refused) expect([what, (await held(told, change)).ok]).toEqual([what, false]);
  });

  it('are no way to leave out a true decision unseen: opened, its first entry says no such thing; closed, the result says so', async () => {
    const lines = await report();
    const { proof } = must(lines.find(({ type }) => type === 'decision'));
    const received = await fixture.db.read(async (tx) => {
      const [row] = await tx.query<{ payload: unknown; salt: Buffer; leaf: Buffer; hash: Buffer; index: number }>(
        `select p.payload, p.salt, l.leaf, l.leaf_hash as hash, l.leaf_index::float8 as index from submission s
         join audit_payload p on p.entry_id = s.entry_id join audit_leaf l on l.entry_id = s.entry_id where s.id = $1`,
        [settled],
      );
      const { payload, salt, leaf, hash, index } = must(row);
      const size = must(await findCheckpoint(tx)).size;
      const hashes = (await new ProofReader().read(tx, index, size)).map((node) =>
        Buffer.from(node).toString('base64'),
      );
      const opened = { payload, salt: salt.toString('hex') };
      return { index, leaf: leaf.toString(), leafHash: hash.toString('hex'), ...opened, hashes };
    });
    const { faults } = await held(lines, ([first]) => Object.assign(must(first), { proof, received }));
    expect(faults.map(({ detail }) => detail.en)).toEqual([
      expect.stringContaining('the log does not say that the output was a repeat'),
    ]);

    // Not opened, nothing tells it from a repeat. The result does not say that nothing was left out.
    const shut = { payload: null, salt: null };
    const hidden = {
      type: 'set-aside',
      purpose: null,
      proof: { ...proof, ...shut },
      received: { ...received, ...shut },
    };
    const without = lines.map((line) => {
      if (line.type === 'decision') return hidden;
      return line.type === 'report' ? { ...line, decisions: 0 } : line;
    });
    const result = await held(without as Line[]);
    expect(result).toMatchObject({ ok: true, checked: { setAside: 3, setAsideClosed: 1 } });
    expect(describeVerification(result, 'en').open).toContainEqual(
      expect.stringContaining('Whether decisions were left out: 1 of the decisions set aside'),
    );
  });
});
