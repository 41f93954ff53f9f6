import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { Database } from '@countersign/database';
import { CoreFixture, textBody } from '@countersign/testing';
import { codeOf, reviewActs } from '../test/review-acts.js';
import { claimReviews, heartbeatClaim, releaseClaim, releaseExpiredClaims, reviewTasks } from './index.js';
import { unclaimed } from './review-row.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());

const { claim, claimed, decisionOn, decide } = reviewActs(() => core);

describe('claims', () => {
  it('serves many people together, each with what is most urgent for them', async () => {
    const [a, b, c] = await Promise.all(
      Array.from({ length: 3 }, () => core.person([{ role: 'reviewer', system: 'planner' }])),
    );
    if (!a || !b || !c) throw new Error('no people');
    const urgent = await core.waiting({ system: 'planner', publicInterest: true });
    await decide(a, await decisionOn(a, await claimed(a, urgent), 'approve'));
    const [own = ''] = await core.submitAs(b, textBody({ system: 'planner', publicInterest: true }));
    await core.check([own]);
    const plain = await core.waiting({ system: 'planner' });
    const requests = [a, b, c, a].map((actor) => ({ actor, input: {} }));
    const results = await core.db.transaction((tx) => claimReviews(tx, requests));
    expect(results.map((result) => ('answer' in result ? (result.answer?.submission ?? null) : 'refused'))).toEqual([
      own,
      urgent,
      plain,
      null,
    ]);
    expect((await core.actions(urgent)).at(-1)).toBe('review.claimed');
  });

  it('claims nothing twice when groups of people come at once', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, () => core.person([{ role: 'reviewer', system: 'planner' }])),
    );
    const ids = await core.submit(...Array.from({ length: 60 }, () => textBody({ system: 'planner' })));
    await core.check(ids);
    const round = () =>
      core.db.transaction((tx) =>
        claimReviews(
          tx,
          people.map((actor) => ({ actor, input: {} })),
        ),
      );
    const results = (await Promise.all(Array.from({ length: 12 }, round))).flat();
    const got = results.flatMap((result) => ('answer' in result ? (result.answer?.submission ?? []) : []));
    expect(got.toSorted()).toEqual(ids.toSorted());
  });

  it('of several named items by two processes in opposite orders wait for each other, and never deadlock', async () => {
    const other = await Database.open({ url: core.test.url });
    const rounds = 40;
    let begun = 0;
    try {
      const people = [await core.person(), await core.person()] as const;
      const ids = await core.submit(...Array.from({ length: 6 }, () => textBody()));
      await core.check(ids);
      for (let round = 0; round < rounds; round += 1) {
        const claimAll = (db: Database, actor: PersonActor, named: readonly string[]) =>
          db.transaction((tx) => {
            // A deadlock is tried again unseen: whoever is deadlocked begins twice.
            begun += 1;
            return claimReviews(
              tx,
              named.map((submission) => ({ actor, input: { submission } })),
            );
          });
        const results = await Promise.all([
          claimAll(core.db, people[0], ids),
          claimAll(other, people[1], ids.toReversed()),
        ]);
        // One gets all, and the other is told so of each.
        const codes = results.map((of) => [...new Set(of.map(codeOf))]);
        expect(codes.toSorted((a) => (a[0] === null ? -1 : 1))).toEqual([[null], ['already-claimed']]);
        await core.db.transaction((tx) =>
          tx.execute(`update review set state = 'waiting', ${unclaimed} where submission_id = any($1)`, [ids]),
        );
      }
    } finally {
      await other.close();
    }
    expect(begun).toBe(2 * rounds);
  });

  it('are kept by a heartbeat, given back, and taken over after they ran out', async () => {
    const id = await core.waiting();
    const [a, b] = [await core.person(), await core.person()];
    const held = await claimed(a, id);
    expect(codeOf(await claim(b, id))).toBe('already-claimed');
    expect((await core.db.transaction((tx) => heartbeatClaim(tx, a, held.id))).getTime()).toBeGreaterThan(Date.now());
    await expect(core.db.transaction((tx) => heartbeatClaim(tx, b, held.id))).rejects.toMatchObject({
      code: 'claim-lost',
    });
    await core.db.transaction((tx) => releaseClaim(tx, a, { claim: held.id, reason: 'hard to decide' }));
    const second = await claimed(b, id);
    const late = new Date(Date.now() + 400_000);
    expect(await core.db.transaction((tx) => releaseExpiredClaims(tx, late))).toBeGreaterThan(0);
    expect((await claimed(a, id)).id).not.toBe(second.id);
    expect(await core.actions(id)).toEqual(expect.arrayContaining(['review.released', 'review.claim-expired']));
  });

  it('gives 5,000 waiting items to 50 reviewers, none twice and none lost', async () => {
    const fresh = await CoreFixture.open(20);
    try {
      const ids: string[] = [];
      for (let batch = 0; batch < 10; batch += 1) {
        ids.push(...(await fresh.submit(...Array.from({ length: 500 }, () => textBody()))));
      }
      const task = { queue: 'general', tier: 'limited', priority: 50, system: 'answers', modality: 'text' } as const;
      const asked = {
        competences: [],
        dueAt: null,
        approvalsNeeded: 1,
        findingCounts: [0, 0, 0, 0],
        inconclusive: 0,
        language: null,
        tags: [],
        pointsPerHour: 0,
      } as const;
      const tasks = ids.map((submissionId) => ({ ...task, ...asked, submissionId, submitterId: fresh.client.id }));
      await fresh.db.transaction((tx) => reviewTasks.open(tx, tasks));
      const people = await Promise.all(Array.from({ length: 50 }, () => fresh.person()));
      const taken: string[] = [];
      await Promise.all(
        people.map(async (actor) => {
          for (;;) {
            const [result] = await fresh.db.transaction((tx) => claimReviews(tx, [{ actor, input: {} }]));
            if (!result || 'refusal' in result || !result.answer) return;
            taken.push(result.answer.submission);
          }
        }),
      );
      expect(taken).toHaveLength(5000);
      expect(new Set(taken)).toEqual(new Set(ids));
    } finally {
      await fresh.close();
    }
  }, 120_000);
});
