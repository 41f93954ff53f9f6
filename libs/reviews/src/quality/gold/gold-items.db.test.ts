import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import type { CheckResult, GoldItemInput } from '@countersign/contracts';
import { newId } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { getReadImage, getSubmission, listFindings, listSubmissions } from '@countersign/submissions';
import { CoreFixture, must, passedResult, textBody } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../../../test/review-acts.js';
import {
  addGoldItem,
  agreementOf,
  enterGoldItems,
  findTelling,
  getMyQuality,
  getReceipt,
  getReviewerQuality,
  giveOpinion,
  listGoldItems,
  listQueue,
  listReviewerQuality,
  Lots,
  readSharedRatings,
  retireGoldItem,
} from '../../index.js';

let core: CoreFixture;
let policy: Policy;
let lead: PersonActor;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
beforeAll(async () => {
  core = await CoreFixture.open(20);
  const { reviewQuality } = core.policy;
  policy = { ...core.policy, reviewQuality: { ...reviewQuality, gold: { ...reviewQuality.gold, share: 1 } } };
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());
const { claim, claimed, decisionOn, decide } = reviewActs(() => core);

const finding: CheckResult['findings'][number] = {
  code: 'unsupported-claim',
  severity: 'major',
  score: 0.9,
  place: null,
  message: { en: 'Invented.', 'zh-TW': '虛構。' },
  explanation: { en: 'Planted.', 'zh-TW': '預置。' },
  evidence: [],
  model: { name: 'm', revision: '1' },
};
const planted: NonNullable<GoldItemInput['planted']> = [{ check: 'text-factuality', ...finding }];

/** An output that somebody has decided. */
async function decided(outcome: 'approve' | 'reject', title: string): Promise<string> {
  const id = await core.waiting({ title });
  const actor = await core.person();
  await decide(actor, await decisionOn(actor, await claimed(actor, id), outcome));
  return id;
}

const add = (input: Omit<GoldItemInput, 'reasons'>, actor: PersonActor = lead) =>
  core.db.transaction((tx) => addGoldItem(tx, actor, { reasons: [], ...input }, core.policy));
const enter = () => core.db.transaction((tx) => enterGoldItems(tx, workerActor, { policy, lots }));
const showings = async (item: string): Promise<string[]> => {
  const rows = await core.db.read((tx) =>
    tx.query<{ id: string }>('select submission_id as id from gold_showing where gold_item_id = $1 order by id', [
      item,
    ]),
  );
  return rows.map(({ id }) => id);
};

/** A gold item in the queue, once: its id and that of the showing. */
async function shownOnce(input: Omit<GoldItemInput, 'reasons' | 'submission'>, title: string) {
  const item = await add({ submission: await decided('approve', title), ...input });
  await core.waiting({ title: 'true' });
  await enter();
  const [showing] = await showings(item.id);
  await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
  return { item: item.id, submission: must(showing) };
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
    expect(await core.db.read((tx) => findTelling(tx, lead, [received], policy))).toEqual([true]);
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
      findings: [finding],
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

async function payloadOf(id: string): Promise<Record<string, unknown>> {
  const [row] = await core.db.read((tx) =>
    tx.query<{ payload: Record<string, unknown> }>('select payload from submission_payload where submission_id = $1', [
      id,
    ]),
  );
  return { system: 'answers', modality: 'text', ...row?.payload };
}

/** The policy, but what is right of gold items is told the day after. */
const dailyOf = (one: Policy): Policy => {
  const { reviewQuality } = one;
  return { ...one, reviewQuality: { ...reviewQuality, gold: { ...reviewQuality.gold, tell: 'daily' } } };
};

describe('quality of review', () => {
  it('is told to the person and to their lead, and to nobody else', async () => {
    const reviewer = await core.person([{ role: 'reviewer', system: 'answers' }]);
    const { submission } = await shownOnce({ outcome: 'approve', planted }, 'mine to see');
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, submission), 'reject'));
    const own = await core.db.read((tx) => getMyQuality(tx, reviewer, 30, policy));
    expect(own).toMatchObject({
      decisions: 1,
      right: { hits: 0, of: 1, share: null },
      over: { seen: { hits: 1, of: 1 } },
      under: { seen: { of: 0 } },
      gold: [{ submission, outcome: 'approve', decided: 'reject', right: false, verdictRight: false }],
    });
    const about = { days: 30, person: reviewer.id };
    expect(await core.db.transaction((tx) => getReviewerQuality(tx, lead, about, policy))).toMatchObject({
      decisions: 1,
    });
    const strangers = [
      await core.person([{ role: 'compliance', system: null }]),
      await core.person([{ role: 'administrator', system: null }]),
      await core.person(),
    ];
    for (const stranger of strangers) {
      await expect(core.db.transaction((tx) => getReviewerQuality(tx, stranger, about, policy))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const other = await core.person([{ role: 'lead', system: 'planner' }]);
    await expect(core.db.transaction((tx) => getReviewerQuality(tx, other, about, policy))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await core.db.transaction((tx) => listReviewerQuality(tx, other, { days: 30 }, policy))).toEqual({
      items: [],
      more: false,
    });
    await expect(
      core.db.transaction((tx) => getReviewerQuality(tx, lead, { days: 30, person: newId() }, policy)),
    ).rejects.toMatchObject({ code: 'not-found' });
    // What was read of people is recorded, and nothing of what was refused, empty, or one's own.
    await core.db.transaction((tx) => listReviewerQuality(tx, lead, { days: 30 }, policy));
    const noted = await core.db.read((tx) =>
      tx.query<{ actor: string; subject: string | null; what: string }>(
        `select e.actor, e.subject, p.payload ->> 'what' as what from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.action = 'personal-data.read' and p.payload ->> 'what' like 'review%' order by e.id`,
      ),
    );
    expect(noted).toEqual([
      { actor: lead.pseudonym, subject: reviewer.pseudonym, what: 'reviewer-quality' },
      { actor: lead.pseudonym, subject: null, what: 'reviewers-quality' },
    ]);
  });

  it('keeps the answers of today back where the policy tells them daily', async () => {
    const reviewer = await core.person();
    const { submission } = await shownOnce({ outcome: 'approve' }, 'later');
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, submission), 'approve'));
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, await core.waiting()), 'approve'));
    const at = (now: Date) => core.db.read((tx) => getMyQuality(tx, reviewer, 30, dailyOf(policy), now));
    expect(await at(new Date())).toMatchObject({ decisions: 0, gold: [], right: { of: 0 } });
    expect(await at(new Date(Date.now() + 86_400_000))).toMatchObject({ decisions: 2, gold: [{ submission }] });
  });

  it('tells a lead nothing of an output on which others may still decide, nor of their own more than they are told', async () => {
    const { submission } = await shownOnce({ outcome: 'approve' }, 'still open');
    await core.db.transaction((tx) =>
      tx.execute('update review set approvals_needed = 2 where submission_id = $1', [submission]),
    );
    const [first, chief] = [await core.person(), await core.person([{ role: 'lead', system: null }])];
    const say = async (by: PersonActor) => decide(by, await decisionOn(by, await claimed(by, submission), 'approve'));
    await say(first);
    expect(await core.db.read((tx) => getMyQuality(tx, first, 30, policy))).toMatchObject({ gold: [{ submission }] });
    const about = (person: string) =>
      core.db.transaction((tx) => listReviewerQuality(tx, chief, { days: 30, person }, dailyOf(policy)));
    expect(await about(first.id)).toEqual({ items: [], more: false });
    await say(chief);
    expect(await about(first.id)).toMatchObject({ items: [{ decisions: 1, gold: [{ submission }] }] });
    expect(await about(chief.id)).toMatchObject({ items: [{ decisions: 0, gold: [], right: { of: 0 } }] });
  });

  it('counts decisions after an opinion that the tier asked for, and compares them with no others', async () => {
    const reviewer = await core.person();
    const { submission } = await shownOnce({ outcome: 'approve', planted }, 'by tier');
    const held = await claimed(reviewer, submission);
    await core.db.transaction(async (tx) => {
      await tx.execute(
        `insert into review_arm (submission_id, person_id, arm, drawn_by, policy_digest, drawn_at)
         values ($1, $2, 'hidden', 'tier', 'x', now())`,
        [submission, reviewer.id],
      );
      await giveOpinion(tx, reviewer, { claim: held.id, outcome: 'approve', confidence: 3, reasons: [] }, policy);
    });
    await decide(reviewer, await decisionOn(reviewer, held, 'approve'));
    expect(await core.db.read((tx) => getMyQuality(tx, reviewer, 30, policy))).toMatchObject({
      decisions: 1,
      right: { hits: 1, of: 1 },
      over: { seen: { of: 0 }, unseen: { of: 0 } },
      changed: { of: 0 },
    });
  });

  it('compares people who decided on the same output', async () => {
    const people = [await core.person(), await core.person()];
    for (let nth = 0; nth < 9; nth += 1) {
      const id = await core.waiting({ publicInterest: true });
      for (const [place, actor] of people.entries()) {
        const outcome = place === 1 && nth % 2 === 0 ? 'reject' : 'approve';
        await decide(actor, await decisionOn(actor, await claimed(actor, id), outcome));
      }
    }
    const agreementOn = async (by: PersonActor, queue?: string) =>
      agreementOf(await core.db.read((tx) => readSharedRatings(tx, by, { days: 30, queue })));
    const agreement = await agreementOn(lead);
    expect(agreement.units).toBeGreaterThanOrEqual(10);
    expect(agreement.nominal?.value).toEqual(expect.any(Number));
    const { rows, ...period } = await core.db.read((tx) => readSharedRatings(tx, lead, { days: 30 }));
    const few = agreementOf({ ...period, rows: rows.filter(({ unit }) => unit !== must(rows[0]).unit).slice(0, 18) });
    expect(few).toMatchObject({ units: 9, least: 10, nominal: null, ordinal: null, kappa: null, reasons: [] });
    expect(agreement.ratings).toBeGreaterThanOrEqual(2 * agreement.units);
    expect(await agreementOn(lead, 'images')).toMatchObject({
      units: 0,
      nominal: null,
      ordinal: null,
      kappa: null,
      reasons: [],
    });
    await expect(agreementOn(must(people[0]))).rejects.toMatchObject({ code: 'forbidden' });
  });
});
