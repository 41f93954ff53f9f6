import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { readHistory } from '@countersign/audit';
import { addComment } from '@countersign/submissions';
import { CoreFixture, must } from '@countersign/testing';
import { blindActs } from '../../../test/blind-acts.js';
import { codeOf, reviewActs } from '../../../test/review-acts.js';
import {
  concealHistory,
  findTelling,
  getReview,
  getSubmissionBlind,
  handOverReview,
  listCandidates,
  openComments,
  openDecisions,
  listFindingsBlind,
  listQueue,
  listSubmissionsBlind,
  Lots,
  releaseClaim,
} from '../../index.js';

let core: CoreFixture;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());
const { decisionOn, decide } = reviewActs(() => core);
const { policyOf, waiting, take } = blindActs(() => core, lots);

describe('what leads reviewers', () => {
  it('is kept from who may still decide, before they claim, and told to who may not', async () => {
    const policy = policyOf({ share: 0.5 });
    const [actor, officer] = [await core.person(), await core.person([{ role: 'compliance', system: null }])];
    const id = await waiting({ title: 'kept' });
    const seen = (reader: PersonActor) =>
      core.db.read(async (tx) => ({
        view: await getSubmissionBlind(tx, reader, id, 'en', policy),
        findings: await listFindingsBlind(tx, reader, id, 'en', policy),
        tiers: (await listSubmissionsBlind(tx, reader, { limit: 200 }, policy)).items.filter((item) => item.id === id),
        byTier: (await listSubmissionsBlind(tx, reader, { limit: 200, tier: 'high' }, policy)).items.some(
          (item) => item.id === id,
        ),
      }));
    const blind = await seen(actor);
    expect(blind.view).toMatchObject({ verdict: 'hidden', checks: [], risk: null, route: null });
    expect([blind.findings, blind.tiers[0]?.tier, blind.byTier]).toEqual([[], null, false]);
    const open = await seen(officer);
    expect(open.findings.length).toBeGreaterThan(0);
    expect([open.view.verdict, open.tiers[0]?.tier, open.byTier]).toEqual([undefined, 'high', true]);
    const [page, refused, full] = await core.db.read((tx) =>
      listQueue(
        tx,
        [
          { actor, input: { limit: 200 } },
          { actor, input: { limit: 200, tier: 'high' } },
          { actor: officer, input: { limit: 200 } },
        ],
        policy,
      ),
    );
    const itemIn = (result: typeof page) =>
      (JSON.parse(result && 'answer' in result ? result.answer : '{}') as { items: { id: string }[] }).items.find(
        (item) => item.id === id,
      );
    expect(itemIn(page)).toMatchObject({
      tier: null,
      priority: null,
      findings: null,
      inconclusive: null,
      title: 'kept',
    });
    expect(itemIn(full)).toMatchObject({ tier: 'high', findings: { critical: expect.any(Number) } });
    expect(refused && codeOf(refused)).toBe('verdict-hidden');
    const entries = [
      { action: 'check.completed', subject: id },
      { action: 'review.claimed', subject: id },
    ];
    expect(await core.db.read((tx) => findTelling(tx, actor, entries, policy))).toEqual([true, false]);
    expect(await core.db.read((tx) => findTelling(tx, officer, entries, policy))).toEqual([false, false]);
  });

  it('is not told by the pages of a list by tier: they hold what is settled, full and without gaps', async () => {
    const policy = policyOf({ share: 0.5 });
    const actor = await core.person();
    const settled: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const by = await core.person();
      const id = await core.waiting({ title: 'by tier', system: 'planner' });
      const { claim } = await take(by, id, core.policy);
      await decide(by, await decisionOn(by, claim, 'reject'));
      settled.push(id);
      await core.waiting({ title: 'by tier', system: 'planner' });
    }
    const [row] = await core.db.read((tx) =>
      tx.query<{ tier: 'minimal' }>('select tier from submission where id = $1', [settled[0]]),
    );
    const page = (after?: string) =>
      core.db.read((tx) =>
        listSubmissionsBlind(tx, actor, { limit: 2, system: 'planner', ...must(row), ...(after && { after }) }, policy),
      );
    const first = await page();
    const second = await page(first.next ?? '');
    expect([first.items, second.items].map((items) => items.map(({ id }) => id))).toEqual([
      [settled[2], settled[1]],
      [settled[0]],
    ]);
    expect(second.next).toBeNull();
  });

  it('hides who decided before, how, why and how many, until one has decided', async () => {
    const { policy } = core;
    const [first, second, officer] = [
      await core.person(),
      await core.person(),
      await core.person([{ role: 'compliance', system: null }]),
    ];
    const id = await waiting({ publicInterest: true });
    const { claim } = await take(first, id, policy);
    await decide(first, await decisionOn(first, claim, 'approve'));
    for (const author of [first, officer]) {
      await core.db.transaction((tx) => addComment(tx, author, { submission: id, text: `by ${author.name}` }));
    }
    const seen = (reader: PersonActor) =>
      core.db.transaction(async (tx) => [
        (await openDecisions(tx, reader, id, policy)).length,
        (await openComments(tx, reader, id, policy)).length,
        (await getSubmissionBlind(tx, reader, id, 'en', policy)).approvals,
      ]);
    expect(await seen(second)).toEqual([0, 1, { given: null, needed: 2 }]);
    expect(await seen(first)).toEqual([1, 2, { given: 1, needed: 2 }]);
    expect(await seen(officer)).toEqual([1, 2, { given: 1, needed: 2 }]);
    const held = await take(second, id, policy);
    expect(held.view.submission.approvals).toEqual({ given: null, needed: 2 });
    await decide(second, await decisionOn(second, held.claim, 'approve'));
    expect(await seen(second)).toEqual([2, 2, { given: 2, needed: 2 }]);
  });

  it('names those who decided neither by the people to pass it on to, nor by why they cannot take it', async () => {
    const { policy } = core;
    const [first, second, officer] = [
      await core.person(),
      await core.person(),
      await core.person([{ role: 'compliance', system: null }]),
    ];
    const [id, twin] = [await waiting({ publicInterest: true }), await waiting({ publicInterest: true })];
    const { claim } = await take(first, id, policy);
    await decide(first, await decisionOn(first, claim, 'approve'));
    const takers = async (reader: PersonActor, submission: string) =>
      (await core.db.read((tx) => listCandidates(tx, reader, submission, policy))).items.map((person) => person.id);
    expect(await takers(second, id)).toContain(first.id);
    expect(await takers(second, id)).toEqual(await takers(second, twin));
    expect(await takers(first, id)).not.toContain(first.id);
    const held = await take(second, id, policy);
    const refusalOf = async (to: string) =>
      core.db
        .transaction((tx) => handOverReview(tx, second, { claim: held.claim.id, to, note: 'please' }))
        .catch((error: unknown) => JSON.stringify([error, (error as { errors?: unknown }).errors]));
    expect(await refusalOf(first.id)).toMatch(/not-eligible/);
    expect(await refusalOf(first.id)).toBe(await refusalOf(officer.id));
  });

  it('shows no notes of those who decided, and names nobody to a lead who is about to', async () => {
    const { policy } = core;
    const [first, skipper, chief] = [
      await core.person(),
      await core.person(),
      await core.person([{ role: 'lead', system: null }]),
    ];
    const id = await waiting({ publicInterest: true });
    for (const by of [skipper, first]) {
      const { claim } = await take(by, id, policy);
      const skip = { claim: claim.id, reason: `skipped by ${by.name}`, code: 'hard-to-decide' as const };
      await core.db.transaction((tx) => releaseClaim(tx, by, skip));
    }
    const { claim } = await take(first, id, policy);
    await decide(first, await decisionOn(first, claim, 'approve'));
    const notes = async (reader: PersonActor) =>
      (await core.db.read((tx) => getReview(tx, reader, id, policy))).notes.map((note) => [
        note.text,
        note.author?.id ?? null,
      ]);
    const bySkipper = `skipped by ${skipper.name}`;
    expect(await notes(chief)).toEqual([[bySkipper, skipper.id]]);
    await take(chief, id, policy);
    expect(await notes(chief)).toEqual([[bySkipper, null]]);
    expect((await notes(first)).map(([text]) => text)).toEqual([bySkipper, `skipped by ${first.name}`]);
  });

  it('tells in the history neither that others took it up or decided, nor when; their own and what checks did stays', async () => {
    const policy = policyOf({ share: 0.5 });
    const [first, second] = [await core.person(), await core.person()];
    const [id, twin] = [await waiting({ publicInterest: true }), await waiting({ publicInterest: true })];
    const { claim } = await take(first, id, core.policy);
    await decide(first, await decisionOn(first, claim, 'approve'));
    const history = (reader: PersonActor, submission: string) =>
      core.db.read(async (tx) => {
        const entries = await readHistory(tx, submission);
        const lines = await concealHistory(tx, reader, { submission, entries }, policy);
        return lines.map(({ entry, isKept }) => [entry.action, isKept]).toSorted();
      });
    expect(await history(second, id)).toEqual(await history(second, twin));
    const seen = await history(second, id);
    expect(seen).toContainEqual(['check.completed', true]);
    expect(JSON.stringify(seen)).not.toMatch(/review\./);
    for (const own of ['review.claimed', 'review.decided'])
      expect(await history(first, id)).toContainEqual([own, false]);
    await take(second, id, core.policy);
    expect(await history(second, id)).toContainEqual(['review.claimed', false]);
  });
});
