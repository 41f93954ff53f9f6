import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Binding, BulkDecisionInput } from '@countersign/contracts';
import type { PersonActor } from '@countersign/access';
import { CoreFixture, passedResult, textBody } from '@countersign/testing';
import { codeOf, reviewActs } from '../../test/review-acts.js';
import { bulkDecide, readForBulk, releaseClaim } from '../index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const { claim, claimed } = reviewActs(() => core);
const bindings = async (ids: readonly string[]): Promise<BulkDecisionInput['items']> => {
  const rows = await core.db.read((tx) =>
    tx.query<Binding & { id: string }>(
      `select id, version, content_digest as "contentDigest", policy_digest as "policyDigest", facts_digest as "factsDigest"
       from submission where id = any($1)`,
      [ids],
    ),
  );
  return ids.flatMap((submission) => {
    const { id: _, ...binding } = rows.find(({ id }) => id === submission) ?? { id: '' };
    return [{ submission, binding: binding as Binding }];
  });
};
const code = () => core.policy.reasons.reasons.find((one) => one.outcomes.includes('approve') && !one.modalities)?.code;
const approve = (by: PersonActor, items: BulkDecisionInput['items']) =>
  core.db.transaction((tx) =>
    bulkDecide(tx, by, { items, outcome: 'approve', reasons: [{ code: code() ?? '' }] }, core),
  );

describe('one word for several outputs', () => {
  it('decides on each by itself, and one that fails fails alone', async () => {
    const ids = [await core.waiting(), await core.waiting(), await core.waiting()];
    const a = await core.person();
    const [first, stale, third] = await bindings(ids);
    if (!first || !stale || !third) throw new Error('no items');
    const items = [first, { ...stale, binding: { ...stale.binding, version: 9 } }, third];
    const results = await approve(a, items);
    expect(results.map(codeOf)).toEqual([null, 'stale-binding', null]);
    const actions = await core.actions(ids[0] ?? '');
    expect(actions.slice(-3)).toEqual(['review.claimed', 'review.decided', 'receipt.issued']);
    expect((await core.actions(ids[1] ?? '')).slice(-2)).toEqual(['review.claimed', 'review.released']);
    expect((await approve(await core.person(), [stale])).map(codeOf)).toEqual([null]);
    const [entry] = await core.db.read((tx) =>
      tx.query<{ together: number }>(
        `select (p.payload ->> 'together')::int as together from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.action = 'review.decided' and e.subject = $1`,
        [ids[0]],
      ),
    );
    expect(entry?.together).toBe(3);
    const [decision] = await core.db.read((tx) =>
      tx.query<{ together: number | null }>('select together from decision where submission_id = $1', [ids[0]]),
    );
    expect(decision?.together).toBe(3);
  });

  it('that is sent again tells what was recorded, and decides on what was refused before', async () => {
    const ids = [await core.waiting(), await core.waiting(), await core.waiting()];
    const [a, b] = [await core.person(), await core.person()];
    const items = await bindings(ids);
    const held = await claimed(b, ids[1] ?? '');
    const first = await approve(a, items);
    expect(first.map(codeOf)).toEqual([null, 'already-claimed', null]);
    await core.db.transaction((tx) => releaseClaim(tx, b, { claim: held.id, reason: null }));
    const again = await approve(a, items);
    expect(again.map(codeOf)).toEqual([null, null, null]);
    expect([again[0], again[2]]).toEqual([first[0], first[2]]);
    // While the first attempt is under way as well.
    const fresh = await bindings([await core.waiting()]);
    const [one, same] = await Promise.all([approve(a, fresh), approve(a, fresh)]);
    expect([codeOf(one?.[0] ?? { answer: null }), one]).toEqual([null, same]);
    for (const id of [...ids, ...fresh.map(({ submission }) => submission)]) {
      expect((await core.actions(id)).filter((action) => action === 'review.decided')).toHaveLength(1);
    }
    // Another word, or that of somebody else, is no repeat.
    const other = core.db.transaction((tx) =>
      bulkDecide(tx, a, { items, outcome: 'approve', reasons: [{ code: code() ?? '' }], comment: 'Fine.' }, core),
    );
    expect((await other).map(codeOf)).toEqual(['not-found', 'not-found', 'not-found']);
    expect((await approve(b, items)).map(codeOf)).toEqual(['not-found', 'not-found', 'not-found']);
    // Of two approvals one is given: the output waits on, and its approval is told again.
    const [shared] = await bindings([await core.waiting()]);
    if (!shared) throw new Error('no item');
    await core.db.transaction(async (tx) => {
      await tx.execute('update submission set approvals_needed = 2 where id = $1', [shared.submission]);
      await tx.execute('update review set approvals_needed = 2 where submission_id = $1', [shared.submission]);
    });
    const [given] = await approve(a, [shared]);
    expect(given).toMatchObject({ answer: { submission: { state: 'awaiting-review' }, approvals: { given: 1 } } });
    expect(await approve(a, [shared])).toEqual([given]);
  });

  it('is refused whole for a high tier, a major finding and an inconclusive check, each by its place', async () => {
    const plain = await core.waiting();
    const high = await core.waiting({ publicInterest: true });
    const [doubtful = ''] = await core.submit({
      system: 'answers',
      modality: 'text',
      title: 'x',
      content: { text: 'x' },
      generator: { provider: 'a', model: 'b' },
    });
    await core.check([doubtful], { ...passedResult, outcome: 'inconclusive', score: null });
    const by = await core.person();
    const items = await bindings([plain, high, doubtful]);
    await expect(approve(by, items)).rejects.toMatchObject({
      code: 'invalid-body',
      extras: { errors: [{ pointer: '/items/1/submission' }, { pointer: '/items/2/submission' }] },
    });
    expect(await core.actions(plain)).not.toContain('review.decided');
    await expect(approve(await core.person([{ role: 'compliance', system: null }]), items)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(approve(core.client as unknown as PersonActor, items)).rejects.toMatchObject({ code: 'not-a-person' });
  });

  it('leaves a claim that was held before with who held it, where its item is refused', async () => {
    const [own, other] = [await core.waiting(), await core.waiting()];
    const by = await core.person();
    const held = await claimed(by, own);
    const stale = (await bindings([own, other])).map((item) => ({ ...item, binding: { ...item.binding, version: 9 } }));
    expect((await approve(by, stale)).map(codeOf)).toEqual(['stale-binding', 'stale-binding']);
    expect(await claim(by, own)).toMatchObject({ answer: { id: held.id } });
    expect(await core.actions(own)).not.toContain('review.released');
    expect((await core.actions(other)).at(-1)).toBe('review.released');
  });

  it('is refused while verdicts are hidden, whatever was found', async () => {
    const items = await bindings([await core.waiting(), await core.waiting({ publicInterest: true })]);
    const { reviewQuality } = core.policy;
    const blind = { ...reviewQuality.blind, machineVerdict: { ...reviewQuality.blind.machineVerdict, share: 0.1 } };
    const context = { signer: core.signer, policy: { ...core.policy, reviewQuality: { ...reviewQuality, blind } } };
    for (const item of items) {
      const input = { items: [item], outcome: 'approve' as const, reasons: [{ code: code() ?? '' }] };
      await expect(
        core.db.transaction(async (tx) => bulkDecide(tx, await core.person(), input, context)),
      ).rejects.toMatchObject({ code: 'verdict-hidden' });
    }
  });

  it('counts each output once when two people decide at the same time', async () => {
    const ids = [await core.waiting(), await core.waiting()];
    const items = await bindings(ids);
    const both = await Promise.all([approve(await core.person(), items), approve(await core.person(), items)]);
    expect(both.flat().filter((result) => codeOf(result) === null)).toHaveLength(2);
  });

  it('is read with what was found in pictures, so that some are covered first, and of other kinds without', async () => {
    const [drawn = '', plain = ''] = await core.submit(textBody(), textBody());
    const found = { code: 'unsafe-imagery', severity: 'minor' as const, score: null, place: null };
    const words = { en: 'A wound.', 'zh-TW': '有傷口。' };
    const finding = { ...found, message: words, explanation: words, evidence: [], model: { name: 'x', revision: '1' } };
    await core.check([drawn, plain], { ...passedResult, findings: [finding] });
    await core.db.transaction((tx) =>
      tx.execute(
        `update submission_payload set payload = jsonb_set(payload, '{content}', '{"images": [{}]}') where submission_id = $1`,
        [drawn],
      ),
    );
    const reader = await core.person();
    const { items } = await core.db.transaction((tx) =>
      readForBulk(tx, reader, { submissions: [drawn, plain] }, core.policy, 'en'),
    );
    expect(items.map(({ images, against }) => [images, against])).toEqual([
      [1, null],
      [0, null],
    ]);
    const { score: _, ...told } = found;
    expect(items[0]?.findings).toContainEqual(told);
    expect(items[1]?.findings).toEqual([]);
  });

  it('is read first: how each begins and its binding, or why it takes a look of its own; what waits no longer is not told', async () => {
    const [plain, high] = [await core.waiting(), await core.waiting({ publicInterest: true })];
    const submissions = [high, plain, '0193c3a0-0000-7000-8000-000000000000'];
    const read = (by: PersonActor, policy = core.policy) =>
      core.db.transaction((tx) => readForBulk(tx, by, { submissions }, policy, 'en'));
    const reader = await core.person();
    const { items } = await read(reader);
    expect(items).toMatchObject([
      { submission: high, tier: 'high', against: expect.stringMatching('tier') },
      { submission: plain, cut: false, images: 0, against: null },
    ]);
    // Of what they cannot decide on so they read nothing; what they read is noted.
    expect(items.map(({ text }) => text)).toEqual([null, expect.stringMatching(/./)]);
    const [noted] = await core.db.read((tx) =>
      tx.query<{ subjects: string[] }>(
        `select array_agg(subject::text) as subjects from audit_entry where action = 'personal-data.read' and actor = $1`,
        [reader.pseudonym],
      ),
    );
    expect(noted?.subjects).toEqual([plain]);
    const other = await core.person();
    await claimed(other, plain);
    expect((await read(reader)).items[1]).toMatchObject({
      text: null,
      against: expect.stringMatching('Somebody else'),
    });
    await core.db.transaction((tx) =>
      tx.execute(`update review set lease_until = now() - interval '1 minute' where submission_id = $1`, [plain]),
    );
    expect(await bindings([plain])).toEqual([{ submission: plain, binding: items[1]?.binding }]);
    expect(
      (await approve(await core.person(), [{ submission: plain, binding: items[1]?.binding as Binding }])).map(codeOf),
    ).toEqual([null]);
    await expect(read(await core.person())).resolves.toMatchObject({ items: [{ submission: high }] });
    await expect(read(await core.person([{ role: 'compliance', system: null }]))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { reviewQuality } = core.policy;
    const blind = { ...reviewQuality.blind, machineVerdict: { ...reviewQuality.blind.machineVerdict, share: 0.1 } };
    const hiding = { ...core.policy, reviewQuality: { ...reviewQuality, blind } };
    await expect(read(await core.person(), hiding)).rejects.toMatchObject({ code: 'verdict-hidden' });
  });
});
