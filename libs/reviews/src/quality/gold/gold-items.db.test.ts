import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { CheckResult } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { getReadImage, getSubmission, listFindings, listSubmissions } from '@countersign/submissions';
import { CoreFixture, passedResult, plainFinding, textBody } from '@countersign/testing';
import { drawingPolicy, goldActs, planted } from '../../../test/gold-acts.js';
import { codeOf, outcomeOf, reviewActs } from '../../../test/review-acts.js';
import { addGoldItem, findTelling, getReceipt, listGoldItems, listQueue, Lots, retireGoldItem } from '../../index.js';

let core: CoreFixture;
let policy: Policy;
let lead: PersonActor;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
beforeAll(async () => {
  core = await CoreFixture.open(20);
  policy = drawingPolicy(core);
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());
const { claim, claimed, decisionOn, decide } = reviewActs(() => core);
const { decided, add, enter, showings, shownOnce } = goldActs(() => ({ core, policy, lead }), lots);

async function payloadOf(id: string): Promise<Record<string, unknown>> {
  const [row] = await core.db.read((tx) =>
    tx.query<{ payload: Record<string, unknown> }>('select payload from submission_payload where submission_id = $1', [
      id,
    ]),
  );
  return { system: 'answers', modality: 'text', ...row?.payload };
}

describe('a gold item', () => {
  it('is made of a decided output by leads and compliance officers, once, and recorded', async () => {
    const submission = await decided('approve', 'made');
    const item = await add({ submission, outcome: 'approve' });
    expect(item).toMatchObject({ submission, outcome: 'approve', planted: false, verdictRight: true, shown: 0 });
    await expect(add({ submission, outcome: 'approve' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(add({ submission: await core.waiting(), outcome: 'approve' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(add({ submission, outcome: 'approve' }, await core.person())).rejects.toMatchObject({
      code: 'forbidden',
    });
    const wrong = { submission: await decided('reject', 'w'), outcome: 'approve' as const, reasons: ['tone'] };
    await expect(core.db.transaction((tx) => addGoldItem(tx, lead, wrong, core.policy))).rejects.toMatchObject({
      code: 'invalid-body',
    });
    const rows = await core.db.read((tx) =>
      tx.query<{ action: string }>(`select action from audit_entry where action like 'gold-item.%'`),
    );
    expect(rows).toEqual([{ action: 'gold-item.added' }]);
    await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
    await expect(core.db.transaction((tx) => retireGoldItem(tx, lead, item.id))).rejects.toMatchObject({
      code: 'conflict',
    });
    const { items } = await core.db.read((tx) => listGoldItems(tx, lead, { limit: 10 }));
    expect(items.find(({ id }) => id === item.id)?.retiredAt).not.toBeNull();
  });

  it('enters once for each true output that draws it, also when two workers do, and not while it waits', async () => {
    const item = await add({ submission: await decided('approve', 'once'), outcome: 'approve' });
    await core.waiting({ title: 'first' });
    const entered = await Promise.all([enter(), enter()]);
    expect(entered.toSorted()).toEqual([0, 1]);
    await core.waiting({ title: 'second' });
    expect(await enter()).toBe(0);
    expect(await showings(item.id)).toHaveLength(1);
    await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
  });

  it('looks like a true one to a reviewer: members, history, entries, queue, and to programs it is not there', async () => {
    const { submission } = await shownOnce({ outcome: 'approve' }, 'looks');
    const twin = await core.waiting({ title: 'looks too' });
    const reviewer = await core.person();
    const shapeOf = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.slice(0, 1).map(shapeOf)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([key, own]) => [key, shapeOf(own)]))
          : typeof value;
    const seen = (id: string) => core.db.read((tx) => getSubmission(tx, reviewer, id, 'en'));
    const [gold, real] = [await seen(submission), await seen(twin)];
    expect(shapeOf(gold)).toEqual(shapeOf(real));
    expect([gold.version, gold.state, gold.risk, gold.checks.map(({ check, state }) => [check, state])]).toEqual([
      real.version,
      real.state,
      real.risk,
      real.checks.map(({ check, state }) => [check, state]),
    ]);
    expect((await core.actions(submission)).toSorted()).toEqual((await core.actions(twin)).toSorted());
    const actors = await core.db.read((tx) =>
      tx.query<{ actor: string }>(
        `select distinct actor from audit_entry where action = 'submission.received' and subject = any($1)`,
        [[submission, twin]],
      ),
    );
    expect(actors).toHaveLength(1);
    const received = { action: 'submission.received', subject: submission };
    const other = await core.person([{ role: 'lead', system: null }]);
    expect(await core.db.read((tx) => findTelling(tx, other, [received], policy))).toEqual([true]);
    const [page] = await core.db.read((tx) => listQueue(tx, [{ actor: reviewer, input: { limit: 200 } }], policy));
    const items = (JSON.parse(page && 'answer' in page ? page.answer : '') as { items: { id: string }[] }).items;
    const itemOf = (id: string) => items.find((item) => item.id === id);
    expect(shapeOf(itemOf(submission))).toEqual(shapeOf(itemOf(twin)));
    expect(gold.createdAt < new Date().toISOString() && gold.id > twin.slice(0, 8)).toBe(true);
    await expect(core.db.read((tx) => getSubmission(tx, core.client, submission, 'en'))).rejects.toMatchObject({
      code: 'not-found',
    });
    const listed = await core.db.read((tx) => listSubmissions(tx, core.client, { limit: 200 }));
    expect(listed.items.some(({ id }) => id === submission)).toBe(false);
    expect(listed.items.some(({ id }) => id === twin)).toBe(true);
  });

  it('has what was read in the images of its original', async () => {
    const [id = ''] = await core.submit(textBody({ title: 'with images' }));
    const line = {
      text: 'PUMP X200',
      certainty: 0.9,
      certain: true,
      box: [1, 2, 3, 4] as [number, number, number, number],
    };
    await core.check([id], {
      ...passedResult,
      imageTexts: { images: [0, 1].map((image) => ({ image, cut: image * 7 })), lines: [{ image: 0, ...line }] },
    });
    const images = JSON.stringify({ content: { images: ['a', 'b', 'c'].map((digest) => ({ digest })) } });
    await core.db.transaction((tx) =>
      tx.execute('update submission_payload set payload = payload || $2::jsonb where submission_id = $1', [id, images]),
    );
    const actor = await core.person();
    await decide(actor, await decisionOn(actor, await claimed(actor, id), 'approve'));
    const item = await add({ submission: id, outcome: 'approve' });
    await core.waiting({ title: 'draws' });
    await enter();
    const [showing = ''] = await showings(item.id);
    const reviewer = await core.person();
    const readIn = (submission: string) =>
      Promise.all(
        [0, 1, 2].map(async (index) => {
          const read = await core.db.read((tx) => getReadImage(tx, reviewer, { id: submission, index }));
          return [read.readLines, read.readLinesCut];
        }),
      );
    expect(await readIn(id)).toEqual([
      [[line], 0],
      [[], 7],
      [null, 0],
    ]);
    expect(await readIn(showing)).toEqual(await readIn(id));
    await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
  });

  it('is given to nobody who has decided on it before', async () => {
    const id = await core.waiting({ title: 'mine' });
    const first = await core.person();
    await decide(first, await decisionOn(first, await claimed(first, id), 'approve'));
    const item = await add({ submission: id, outcome: 'approve' });
    await core.waiting();
    await enter();
    const [showing = ''] = await showings(item.id);
    expect(codeOf(await claim(first, showing))).toBe('already-decided');
    await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
  });

  it('is given to nobody who wrote its known answer, also where it is repeated already', async () => {
    const id = await decided('approve', 'authored');
    const item = await add({ submission: id, outcome: 'approve' });
    await core.waiting();
    await enter();
    const [showing = ''] = await showings(item.id);
    expect(codeOf(await claim(lead, showing))).toBe('already-decided');
    await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
    const other = await core.person([{ role: 'lead', system: null }]);
    expect(codeOf(await claim(other, showing))).toBeNull();
    const again = await core.person([{ role: 'lead', system: null }]);
    const anew = await add({ submission: id, outcome: 'approve' }, again);
    const [{ excluded } = { excluded: [] as string[] }] = await core.db.read((tx) =>
      tx.query<{ excluded: string[] }>('select excluded from review where submission_id = $1', [showing]),
    );
    expect(excluded).toContain(again.id);
    await core.db.transaction((tx) => retireGoldItem(tx, lead, anew.id));
  });

  it('is decided like others, tells its answer, and is never released', async () => {
    const { submission } = await shownOnce({ outcome: 'approve' }, 'told');
    const reviewer = await core.person();
    const input = await decisionOn(reviewer, await claimed(reviewer, submission), 'approve');
    const answer = outcomeOf(await decide(reviewer, input));
    expect(outcomeOf(await decide(reviewer, input))).toEqual(answer);
    expect(answer).toMatchObject({ submission: { state: 'approved' }, gold: { outcome: 'approve', right: true } });
    expect(await core.actions(submission)).not.toContain('receipt.issued');
    await expect(core.db.read((tx) => getReceipt(tx, reviewer, submission))).rejects.toMatchObject({
      code: 'not-found',
    });
    const trueOne = await core.waiting();
    const real = outcomeOf(
      await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, trueOne), 'approve')),
    );
    expect(real?.gold).toBeUndefined();
    expect(await core.actions(trueOne)).toContain('receipt.issued');
  });

  it('shows planted findings in place of the real ones, and none where they are planted away', async () => {
    const flagged: CheckResult = {
      ...passedResult,
      outcome: 'flagged',
      score: 0.1,
      findings: [plainFinding],
    };
    const invented = await shownOnce({ outcome: 'approve', planted }, 'invented');
    const findings = await core.db.read((tx) => listFindings(tx, lead, invented.submission, 'en'));
    expect(findings.map(({ check, code }) => [check, code])).toEqual([['text-factuality', 'unsupported-claim']]);
    const bad = await core.waiting({ title: 'bad' });
    const [other = ''] = await core.submit({ ...(await payloadOf(bad)), title: 'bad' });
    await core.check([other], flagged);
    const actor = await core.person();
    await decide(actor, await decisionOn(actor, await claimed(actor, other), 'reject'));
    const item = await add({ submission: other, outcome: 'reject', planted: [] });
    expect(item).toMatchObject({ planted: true, verdictRight: false });
    await core.waiting();
    await enter();
    const [showing = ''] = await showings(item.id);
    expect(await core.db.read((tx) => listFindings(tx, lead, showing, 'en'))).toEqual([]);
    const view = await core.db.read((tx) => getSubmission(tx, lead, showing, 'en'));
    expect(new Set(view.checks.map(({ state }) => state))).toEqual(new Set(['passed']));
    await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
  });
});
