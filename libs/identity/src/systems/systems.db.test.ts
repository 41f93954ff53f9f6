import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { SystemInput } from '@countersign/contracts';
import { IdentityFixture, keyActor } from '../../test/identity-fixture.js';
import { changeSystem } from './change-system.js';
import { findSystemBySlug, systemsBySlug } from './find-systems.js';
import { listSystems } from './list-systems.js';
import { registerSystem } from './register-system.js';

let identity: IdentityFixture;
let administrator: PersonActor;
let reviewer: PersonActor;
beforeAll(async () => {
  identity = await IdentityFixture.open();
  administrator = await identity.actor('administrator');
  reviewer = await identity.actor('reviewer', 'lead');
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const input = (slug: string): SystemInput => ({
  slug,
  name: `System ${slug}`,
  description: '',
  role: 'deployer',
  riskClass: 'minimal',
  riskGrounds: '',
  annexPoint: null,
  friaReference: null,
  marketSince: null,
  trainingConsent: false,
});
const register = (slug: string) => identity.db.transaction((tx) => registerSystem(tx, administrator, input(slug)));

describe('registerSystem', () => {
  it('makes the row and records it', async () => {
    const system = await register('answers');
    expect(system).toEqual({ ...input('answers'), id: system.id, createdAt: system.createdAt });
    expect(await identity.db.read((tx) => findSystemBySlug(tx, 'answers'))).toEqual(system);
    expect(await identity.recorded()).toEqual([
      {
        action: 'system.registered',
        actor: administrator.pseudonym,
        subject: system.id,
        payload: { system: system.id, slug: 'answers', role: 'deployer', riskClass: 'minimal' },
      },
    ]);
  });

  it('lets one of two that want the same slug at once in, and tells the other', async () => {
    const ended = await Promise.allSettled([register('twin'), register('twin')]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await identity.recorded()).toHaveLength(1);
  });

  it('is refused to who may not', async () => {
    for (const actor of [reviewer, keyActor]) {
      const attempt = identity.db.transaction((tx) => registerSystem(tx, actor, input('refused')));
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await identity.db.read((tx) => findSystemBySlug(tx, 'refused'))).toBeNull();
  });
});

describe('changeSystem', () => {
  it('changes what is given and records which fields', async () => {
    const system = await register('changing');
    await identity.recorded();
    const change = { id: system.id, name: 'New', riskClass: 'limited_transparency' as const, description: '' };
    const changed = await identity.db.transaction((tx) => changeSystem(tx, administrator, change));
    expect(changed).toEqual({ ...system, name: 'New', riskClass: 'limited_transparency' });
    expect(await identity.db.read((tx) => findSystemBySlug(tx, 'changing'))).toEqual(changed);
    expect(await identity.recorded()).toEqual([
      {
        action: 'system.changed',
        actor: administrator.pseudonym,
        subject: system.id,
        payload: {
          system: system.id,
          slug: 'changing',
          fields: ['name', 'riskClass'],
          riskClass: 'limited_transparency',
          values: { riskClass: { from: 'minimal', to: 'limited_transparency' } },
        },
      },
    ]);
  });

  it('records old and new of codes and dates, and of texts only that they changed', async () => {
    const system = await register('described');
    await identity.recorded();
    const facts = { role: 'both', annexPoint: '4b', marketSince: '2026-01-15', friaReference: 'dms://4711' } as const;
    const changed = await identity.db.transaction((tx) =>
      changeSystem(tx, administrator, { id: system.id, ...facts, riskGrounds: 'Assigns shifts.' }),
    );
    expect(changed).toMatchObject({ ...facts, riskGrounds: 'Assigns shifts.' });
    expect(await identity.db.read((tx) => findSystemBySlug(tx, 'described'))).toEqual(changed);
    const [entry] = await identity.recorded();
    expect(entry?.payload).toEqual({
      system: system.id,
      slug: 'described',
      fields: ['annexPoint', 'friaReference', 'marketSince', 'riskGrounds', 'role'],
      role: 'both',
      values: {
        role: { from: 'deployer', to: 'both' },
        annexPoint: { from: null, to: '4b' },
        marketSince: { from: null, to: '2026-01-15' },
      },
    });
  });

  it('records nothing when nothing differs', async () => {
    const system = await register('still');
    await identity.recorded();
    const change = { id: system.id, name: system.name };
    expect(await identity.db.transaction((tx) => changeSystem(tx, administrator, change))).toEqual(system);
    expect(await identity.recorded()).toEqual([]);
  });

  it('is refused to who may not, and for a system that is not there', async () => {
    const { id } = await register('guarded');
    const change = (actor: PersonActor | typeof keyActor, of: string) =>
      identity.db.transaction((tx) => changeSystem(tx, actor, { id: of, name: 'Mine' }));
    await expect(change(reviewer, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(change(keyActor, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(change(administrator, reviewer.id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await identity.db.read((tx) => findSystemBySlug(tx, 'guarded')))?.name).toBe('System guarded');
  });
});

describe('reading AI systems', () => {
  it('pages through all of them, each once, newest first', async () => {
    const slugs: string[] = [];
    let after: string | undefined;
    do {
      const page = await identity.db.read((tx) => listSystems(tx, administrator, { limit: 2, after }));
      slugs.push(...page.items.map(({ slug }) => slug));
      after = page.next ?? undefined;
    } while (after !== undefined);
    const all = await identity.db.read((tx) =>
      tx.query<{ slug: string }>('select slug from ai_system order by created_at desc, id desc'),
    );
    expect(slugs.length).toBeGreaterThan(2);
    expect(slugs).toEqual(all.map(({ slug }) => slug));
  });

  it('lists for a key only the systems it is for, and nothing for a reviewer', async () => {
    const list = (actor: PersonActor | typeof keyActor) =>
      identity.db.read((tx) => listSystems(tx, actor, { limit: 50 }));
    const page = await list({ ...keyActor, systems: ['answers', 'nowhere'] });
    expect(page.items.map(({ slug }) => slug)).toEqual(['answers']);
    await expect(list(await identity.actor('reviewer'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('finds many by slug in one go, and leaves out what is unknown', async () => {
    const found = await identity.db.read((tx) => systemsBySlug(tx, ['answers', 'nowhere', 'changing']));
    expect([...found.keys()].toSorted()).toEqual(['answers', 'changing']);
    expect(await identity.db.read((tx) => systemsBySlug(tx, []))).toEqual(new Map());
  });
});
