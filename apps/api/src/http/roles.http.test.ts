import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor, workerActor } from '@countersign/access';
import type {
  CatalogView,
  ElevationView,
  ImageDescription,
  PayloadView,
  SessionView,
  SubmissionView,
  TotpOffer,
} from '@countersign/contracts';
import { addPerson, withPasswordHash } from '@countersign/identity';
import { loadPolicy } from '@countersign/policy';
import { activatePolicy } from '@countersign/submissions';
import { authenticatorCode } from '@countersign/testing';
import sharp from 'sharp';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const password = 'a-password-for-tests';
const shipped = fileURLToPath(new URL('../../../../policies', import.meta.url));
const imageReviewer = `  image-reviewer:
    label: { en: Image reviewer, zh-TW: 圖片審查員 }
    only: { modalities: [image] }
    has: [see-reviews, decide-reviews, see-submissions, read-catalog]
  image-reader:
    label: { en: Image reader, zh-TW: 圖片讀者 }
    conceals: [prompt]
    has: [see-submissions, read-catalog]
`;

let folder: string;
let test: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roles-'));
  await cp(shipped, folder, { recursive: true });
  await edit((roles) => roles.replace('\nroles:\n', `\nroles:\n${imageReviewer}`));
  test = await openTestApp({ COUNTERSIGN_POLICIES: folder });
  await test.product.db.transaction((tx) => activatePolicy(tx, setUpActor, test.product.policy));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

async function edit(change: (roles: string) => string): Promise<void> {
  const file = join(folder, 'roles.yaml');
  const before = await readFile(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  await writeFile(file, after);
}

const api = () => request(test.app.getHttpServer());

interface SignedIn {
  cookie: string;
  view: SessionView;
}
async function signIn(email: string): Promise<SignedIn> {
  const answer = await api().post('/api/v1/session').send({ email, password });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { cookie, view: answer.body as SessionView };
}
async function person(email: string, role: string): Promise<SignedIn> {
  const input = {
    ...(await withPasswordHash({ email, name: email, language: 'en' as const, password, grants: [], competences: [] })),
    grants: [{ role, system: null }],
  };
  const actor = {
    kind: 'person' as const,
    id: workerActor.id,
    name: '',
    pseudonym: setUpActor.pseudonym,
    competences: [],
    language: 'en' as const,
    grants: [{ role: 'administrator', system: null }],
    roles: test.product.policy.roles,
  };
  await test.product.db.transaction(async (tx) => {
    const { id } = await addPerson(tx, actor, input);
    await tx.execute('update person set password_set_by = null, password_set_at = null where id = $1', [id]);
  });
  return signIn(email);
}
const get = (path: string, { cookie }: SignedIn) => api().get(path).set('Cookie', cookie);

/** Waits until sessions have followed a policy that was put in force. */
async function settled(hasFollowed: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 10_000;
  while (!(await hasFollowed())) {
    if (Date.now() > until) throw new Error('sessions did not follow the policy');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('roles of a deployment', () => {
  it('are listed, told to their session as rules, and refused where they are kept apart', async () => {
    const administrator = await person('adam@example.org', 'administrator');
    const catalog = (await get('/api/v1/catalog', administrator)).body as CatalogView;
    expect(catalog.roles).toContainEqual({ name: 'image-reviewer', label: 'Image reviewer' });
    // All AI systems, since they are chosen from these.
    await test.product.db.transaction((tx) =>
      tx.execute(
        `insert into ai_system select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'slug', 'many-' || n))).*
         from ai_system s, generate_series(1, 1001) n where s.slug = 'answers'`,
      ),
    );
    const all = (await get('/api/v1/catalog', administrator)).body as CatalogView;
    expect(all.systems).toHaveLength(1001 + catalog.systems.length);
    expect(catalog.rolesApart).toContainEqual(['image-reviewer', 'administrator']);
    const reviewer = await person('ida@example.org', 'image-reviewer');
    expect(reviewer.view.roles).toEqual(['image-reviewer']);
    expect(reviewer.view.rules).toContainEqual({
      may: ['claim', 'decide'],
      on: ['Review'],
      systems: null,
      conceals: [],
      only: { modalities: ['image'] },
      not: false,
    });
    const give = (...roles: string[]) =>
      api()
        .patch(`/api/v1/people/${reviewer.view.person.id}`)
        .set('Cookie', administrator.cookie)
        .set('X-CSRF-Token', administrator.view.csrfToken)
        .send({ grants: roles.map((role) => ({ role, system: null })) });
    const refused = await give('image-reviewer', 'administrator');
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'separation-of-duties' }]);
    const unknown = await give('sculptor');
    expect([unknown.status, unknown.body]).toMatchObject([422, { errors: [{ pointer: '/grants/0/role' }] }]);
  });

  it('conceal a prompt in the payload and in the texts of the image that repeat it', async () => {
    const prompt = 'A portrait of Ms Lin, by a window';
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#357' } })
      .withExif({ IFD0: { Make: 'Contoso', ImageDescription: prompt } })
      .jpeg()
      .toBuffer();
    const generator = { provider: 'test', model: 'fake', prompt };
    const submission = { system: 'answers', modality: 'image', title: 'A portrait', content: {}, generator };
    const sent = await api()
      .post('/api/v1/submissions')
      .set('Authorization', `Bearer ${test.key}`)
      .field('submission', JSON.stringify(submission))
      .attach('image', bytes, { filename: 'portrait', contentType: 'image/jpeg' });
    const { id } = sent.body as SubmissionView;
    const seenBy = async (reader: SignedIn) => {
      const payload = (await get(`/api/v1/submissions/${id}/payload`, reader)).body as PayloadView;
      const described = (await get(`/api/v1/submissions/${id}/images/0/description`, reader)).body as ImageDescription;
      return { payload, described };
    };
    const whole = await seenBy(await person('ines@example.org', 'image-reviewer'));
    expect(whole.described).toMatchObject({ textsConcealed: 0, camera: 'Contoso' });
    expect(whole.described.texts).toContainEqual({ keyword: 'Description', text: prompt, cut: false });
    const blind = await seenBy(await person('ivo@example.org', 'image-reader'));
    expect(blind.payload.concealed).toEqual(['prompt']);
    expect(blind.described).toMatchObject({ textsConcealed: 1, camera: 'Contoso' });
    expect(JSON.stringify(blind)).not.toContain('Ms Lin');
  });

  it('hold as the policy in force says, within seconds of its change and without a new sign-in', async () => {
    const reviewer = await person('iris@example.org', 'image-reviewer');
    expect((await get('/api/v1/reviews/queue', reviewer)).status).toBe(200);
    await edit((roles) => roles.replace('only: { modalities: [image] }\n    has: [see-reviews, ', 'has: ['));
    const changed = await loadPolicy(folder);
    await test.product.db.transaction((tx) => activatePolicy(tx, setUpActor, changed));
    await settled(async () => (await get('/api/v1/reviews/queue', reviewer)).status === 403);
    const { rules } = (await get('/api/v1/session', reviewer)).body as SessionView;
    expect(rules.flatMap(({ on, may }) => (on.includes('Review') ? may : []))).toEqual(['claim', 'decide']);
    const { roles: before, ...rest } = test.product.policy;
    expect(rest.digest).toBe(changed.digest);
    expect(before).toEqual(changed.roles);
  });
});

describe('a role that takes a second factor', () => {
  it('gives nothing in a session of a password alone but the way to set one up, and all of it once signed in with that', async () => {
    const send = ({ cookie, view }: SignedIn, path: string, body: object) =>
      api().post(`/api/v1/session${path}`).set('Cookie', cookie).set('X-CSRF-Token', view.csrfToken).send(body);
    const open = await person('lena@example.org', 'lead');
    const other = await person('rita@example.org', 'reviewer');
    expect(open.view.secondFactorMissing).toBe(false);
    await edit((roles) => roles.replace('secondFactor: { roles: [] }', 'secondFactor: { roles: [lead] }'));
    const changed = await loadPolicy(folder);
    await test.product.db.transaction((tx) => activatePolicy(tx, setUpActor, changed));
    const queue = (by: SignedIn) => get('/api/v1/reviews/queue', by);
    await settled(async () => (await queue(open)).status === 403);
    // Sessions that are open already are narrowed as well.
    expect((await queue(open)).body).toMatchObject({ code: 'second-factor-missing' });
    expect((await queue(other)).status).toBe(200);
    const narrow = await signIn('lena@example.org');
    expect(narrow.view).toMatchObject({ secondFactorMissing: true, rules: [], roles: ['lead'] });
    expect((await get('/api/v1/catalog', narrow)).status).toBe(403);
    const { secret } = (await send(narrow, '/second-factors/totp', { password })).body as TotpOffer;
    const now = Date.now();
    const confirmation = { code: authenticatorCode(secret, new Date(now)) };
    expect((await send(narrow, '/second-factors/totp/confirmation', confirmation)).status).toBe(200);
    // Who finds a session open, or guesses a password, has not signed in with it yet.
    expect((await queue(narrow)).status).toBe(403);
    const first = await api().post('/api/v1/session').send({ email: 'lena@example.org', password });
    const { challenge } = first.body as { challenge: string };
    const code = authenticatorCode(secret, new Date(now + 30_000));
    const answer = await api().post('/api/v1/session/second-factor').send({ challenge, code });
    const full = { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', view: answer.body as SessionView };
    expect(full.view.secondFactorMissing).toBe(false);
    expect((await queue(full)).status).toBe(200);
  });
});

describe('a role for a time', () => {
  it('holds for a session that is open already, and no longer than somebody lets it', async () => {
    const officer = await person('olga@example.org', 'reviewer');
    const administrator = await person('anna@example.org', 'administrator');
    const send = (method: 'post' | 'delete', path: string, { cookie, view }: SignedIn, body?: object) =>
      api()[method](path).set('Cookie', cookie).set('X-CSRF-Token', view.csrfToken).send(body);
    const places = '/api/v1/access/elevations';
    const wish = { role: 'compliance', minutes: 10, reason: 'The auditor is here' };
    const asked = await send('post', places, officer, wish);
    expect([asked.status, asked.body]).toMatchObject([201, { state: 'asked' }]);
    const { id } = asked.body as ElevationView;
    expect((await get('/api/v1/reports', officer)).status).toBe(403);
    const approved = await send('post', `${places}/${id}/approve`, administrator);
    expect([approved.status, approved.body]).toMatchObject([200, { state: 'active' }]);
    expect((await get('/api/v1/reports', officer)).status).toBe(200);
    expect(((await get('/api/v1/session', officer)).body as SessionView).roles).toEqual(['reviewer', 'compliance']);
    expect((await get(`${places}?of=all`, administrator)).body).toMatchObject({ items: [{ id, state: 'active' }] });
    expect((await get(`${places}?of=all`, officer)).status).toBe(403);
    expect((await send('delete', `${places}/${id}`, officer)).status).toBe(200);
    expect((await get('/api/v1/reports', officer)).status).toBe(403);
  });
});
