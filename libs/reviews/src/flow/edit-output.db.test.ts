import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, PersonActor } from '@countersign/access';
import type { EditInput, ProductError } from '@countersign/contracts';
import { getPayload } from '@countersign/submissions';
import { CoreFixture, textBody } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../../test/review-acts.js';
import { editOutput } from '../index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());

const { claim, claimed, decisionOn, decide } = reviewActs(() => core);
const text = 'The pump is covered for 12 months from delivery.';

const edit = (actor: Actor, input: EditInput) =>
  core.db.transaction((tx) => editOutput(tx, actor, input, { policy: core.policy, signer: core.signer }));
const codeFrom = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error as ProductError).code,
  );
const rowOf = async (id: string) => {
  const [row] = await core.db.read((tx) =>
    tx.query<Record<string, unknown>>(
      'select state, version, supersedes, superseded_by, submitter_kind, submitter_id, purpose from submission where id = $1',
      [id],
    ),
  );
  return row ?? {};
};

/** What this person would send as a correction of an output that they have claimed. */
async function correction(actor: PersonActor, id: string): Promise<EditInput> {
  const { outcome: _, ...input } = await decisionOn(actor, await claimed(actor, id), 'request-changes');
  return { ...input, content: { text, language: 'en' }, comment: 'Said from when.' };
}

describe('correcting a text', () => {
  it('makes a revision by its reviewer, which is checked and decided on by somebody else', async () => {
    const id = await core.waiting({ rationale: 'The terms say so.', metadata: { ticket: '4711' } });
    const editor = await core.person();
    const answer = await edit(editor, await correction(editor, id));
    expect(answer).toMatchObject({
      decision: { outcome: 'request-changes', comment: 'Said from when.' },
      submission: { id, state: 'superseded' },
      revision: { version: 2 },
    });
    const { revision } = answer;
    expect(await rowOf(id)).toMatchObject({ state: 'superseded', superseded_by: revision.id });
    expect(await rowOf(revision.id)).toMatchObject({
      state: 'checking',
      supersedes: id,
      submitter_kind: 'person',
      submitter_id: editor.id,
    });
    expect((await core.actions(id)).slice(-3)).toEqual(['review.decided', 'submission.superseded', 'review.edited']);
    // All but the text is as it was handed in, and the client can read it.
    const before = await core.db.read((tx) => getPayload(tx, core.client, id));
    const after = await core.db.read((tx) => getPayload(tx, core.client, revision.id));
    expect(after).toEqual({ ...before, content: { text, language: 'en' } });
    await core.check([revision.id]);
    expect(codeOf(await claim(editor, revision.id))).toBe('own-submission');
    const other = await core.person();
    const decided = await decide(other, await decisionOn(other, await claimed(other, revision.id), 'approve'));
    expect(outcomeOf(decided)).toMatchObject({ submission: { state: 'approved' } });
  });

  it('leaves it the output of who handed it in: they do not decide on it either', async () => {
    const author = await core.person();
    const [id = ''] = await core.submitAs(author, textBody());
    await core.check([id]);
    const editor = await core.person();
    const { revision } = await edit(editor, await correction(editor, id));
    await core.check([revision.id]);
    expect(codeOf(await claim(author, revision.id))).toBe('already-decided');
    const second = await core.person();
    const again = await edit(second, {
      ...(await correction(second, revision.id)),
      content: { text: `${text} Twice.` },
    });
    await core.check([again.revision.id]);
    for (const out of [author, editor, second]) expect(codeOf(await claim(out, again.revision.id))).not.toBeNull();
    expect(codeOf(await claim(await core.person(), again.revision.id))).toBeNull();
  });

  it('is refused, and nothing is stored, without a claim, a change, or what was shown', async () => {
    const id = await core.waiting();
    const editor = await core.person();
    const input = await correction(editor, id);
    expect(await codeFrom(edit(await core.person(), input))).toBe('claim-lost');
    expect(await codeFrom(edit(core.client, input))).toBe('not-a-person');
    const same = { ...input, content: textBody()['content'] as EditInput['content'] };
    expect(await codeFrom(edit(editor, same))).toBe('invalid-body');
    expect(await codeFrom(edit(editor, { ...input, content: { text: '' } }))).toBe('invalid-body');
    expect(await codeFrom(edit(editor, { ...input, reasons: [{ code: 'no-such-reason' }] }))).toBe('invalid-body');
    const stale = { ...input, binding: { ...input.binding, version: 9 } };
    expect(await codeFrom(edit(editor, stale))).toBe('stale-binding');
    expect(await rowOf(id)).toMatchObject({ state: 'awaiting-review', superseded_by: null });
    expect(await core.actions(id)).not.toContain('review.decided');
  });

  it('is done once where it is sent twice', async () => {
    const id = await core.waiting();
    const editor = await core.person();
    const input = await correction(editor, id);
    const [first, second] = await Promise.all([edit(editor, input), edit(editor, input)]);
    expect(second).toEqual(first);
    expect((await core.actions(id)).filter((action) => action === 'review.edited')).toHaveLength(1);
  });

  it.each(['gold', 'second-review'])(
    'of a repeat (%s) is released as little as that, and takes nobody any time',
    async (purpose) => {
      const id = await core.waiting();
      await core.db.transaction((tx) => tx.execute('update submission set purpose = $2 where id = $1', [id, purpose]));
      const editor = await core.person();
      const { revision } = await edit(editor, await correction(editor, id));
      expect(await rowOf(revision.id)).toMatchObject({ purpose, state: 'checking' });
      await core.check([revision.id]);
      expect(await rowOf(revision.id)).toMatchObject({ purpose, state: 'withdrawn' });
      expect((await core.actions(revision.id)).slice(-2)).toEqual(['check.completed', 'submission.withdrawn']);
      expect(codeOf(await claim(await core.person(), revision.id))).toBe('not-found');
    },
  );
});
