import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { savedViewMost, type SavedViewInput } from '@countersign/contracts';
import { IdentityFixture, keyActor } from '../../test/identity-fixture.js';
import { eraseIdentity } from '../people/erase-identity.js';
import { addSavedView } from './add-saved-view.js';
import { listSavedViews } from './list-saved-views.js';
import { removeSavedView } from './remove-saved-view.js';
import { renameSavedView } from './rename-saved-view.js';

let identity: IdentityFixture;
let reviewer: PersonActor;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());
beforeEach(async () => {
  reviewer = await identity.actor('reviewer');
  await identity.recorded();
});

const mine: SavedViewInput = { list: 'queue', name: 'High, mine', filters: { tier: 'high', view: 'mine' } };
const add = (input: SavedViewInput = mine, actor = reviewer) =>
  identity.db.transaction((tx) => addSavedView(tx, actor, input));
const list = (actor = reviewer) => identity.db.read((tx) => listSavedViews(tx, actor));
const rename = (id: string, name: string, actor = reviewer) =>
  identity.db.transaction((tx) => renameSavedView(tx, actor, { id, name }));
const remove = (id: string, actor = reviewer) => identity.db.transaction((tx) => removeSavedView(tx, actor, { id }));

describe('saved views', () => {
  it('are kept for their person alone, by name, renamed and removed, and are no acts', async () => {
    const second = await add();
    const first = await add({ list: 'submissions', name: 'approved', filters: { state: 'approved' } });
    expect(second).toEqual({
      id: second.id,
      list: 'queue',
      name: 'High, mine',
      filters: { tier: 'high', view: 'mine' },
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(await list()).toEqual([first, second]);
    const other = await identity.actor('reviewer');
    expect(await list(other)).toEqual([]);
    for (const act of [rename(second.id, 'x', other), remove(second.id, other)]) {
      await expect(act).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await rename(second.id, 'a first one')).toEqual({ ...second, name: 'a first one' });
    expect((await list()).map(({ name }) => name)).toEqual(['a first one', 'approved']);
    await remove(second.id);
    await expect(remove(second.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await list()).toEqual([first]);
    expect((await identity.recorded()).filter(({ actor }) => actor === reviewer.pseudonym)).toEqual([]);
  });

  it('have each name once in a list, whatever its case', async () => {
    const view = await add();
    const taken = { code: 'conflict' };
    await expect(add({ ...mine, name: 'HIGH, mine' })).rejects.toMatchObject(taken);
    await add({ list: 'submissions', name: 'High, mine', filters: {} });
    await add(mine, await identity.actor('reviewer'));
    const other = await add({ ...mine, name: 'another' });
    await expect(rename(other.id, 'high, MINE')).rejects.toMatchObject(taken);
    expect((await rename(view.id, 'high, MINE')).name).toBe('high, MINE');
  });

  it('are fifty at most, also where two tabs add the last one', async () => {
    for (let nth = 1; nth < savedViewMost; nth += 1) await add({ ...mine, name: `View ${nth}` });
    const last = await Promise.allSettled(['a', 'b', 'c'].map((name) => add({ ...mine, name })));
    expect(last.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await list()).toHaveLength(savedViewMost);
    await expect(add({ ...mine, name: 'one more' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are refused to programs, and go with who is erased', async () => {
    const program = keyActor as unknown as PersonActor;
    await expect(list(program)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(add(mine, program)).rejects.toMatchObject({ code: 'forbidden' });
    await add();
    await identity.db.transaction((tx) => eraseIdentity(tx, { ...reviewer, kind: 'person' }, new Date()));
    expect(await list()).toEqual([]);
  });
});
