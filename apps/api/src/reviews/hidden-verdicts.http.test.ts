import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { routes, type CheckResult, type ClaimView, type Role, type RouteDefinition } from '@countersign/contracts';
import { addPerson, withPasswordHash } from '@countersign/identity';
import { raiseAlarms } from '@countersign/reviews';
import sharp from 'sharp';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { endChecks, handIn } from '../testing/waiting-output.js';

/** Words that nothing but the machine's verdict holds. */
const sentinel = /sentinel|unsupported-claim|flagged|"high"|tier high|something \(findings|0\.2222/i;

const flagged: CheckResult = {
  outcome: 'flagged',
  score: 0.2222,
  summary: { en: 'A sentinel summary.', 'zh-TW': '摘要。' },
  findings: [
    {
      code: 'unsupported-claim',
      severity: 'critical',
      score: 0.9,
      place: null,
      message: { en: 'A sentinel message.', 'zh-TW': '訊息。' },
      explanation: { en: 'A sentinel explanation.', 'zh-TW': '說明。' },
      evidence: [],
      model: { name: 'sentinel', revision: '1' },
    },
  ],
  attributions: [],
  measures: { sentinel: 1 },
  fingerprints: [],
  imageTexts: {
    images: [{ image: 0, cut: 0 }],
    lines: [{ image: 0, text: 'A sentinel line', certainty: 0.9, certain: true, box: [0, 0, 1, 1] }],
  },
};

/** What of the product's routes does not tell of one submission's checks at all, or not to somebody who only reviews, and why. */
const apart: Record<string, string> = {
  getBlob: 'pictures only',
  analyseSchedule: 'schedules are left out of hidden verdicts by policy',
  getReceipt: 'after the decision',
  streamEvents: 'names of what changed only, and it does not end',
};

let test: TestApp;
let policies: string;
let submission: string;
const sessions = new Map<Role, { cookie: string; csrfToken: string }>();

beforeAll(async () => {
  policies = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(fileURLToPath(new URL('../../../../policies', import.meta.url)), policies, { recursive: true });
  const file = join(policies, 'review-quality.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('share: 0\n', 'share: 1\n'));
  test = await openTestApp({ COUNTERSIGN_POLICIES: policies, COUNTERSIGN_RATE_LIMIT: '100000' });
  const { product } = test;
  const password = 'a-password-for-tests';
  for (const role of ['reviewer', 'lead', 'compliance'] as const) {
    const person = { email: `${role}@example.org`, name: role, language: 'en' as const, password, competences: [] };
    const hashed = await withPasswordHash({ ...person, grants: [{ role, system: null }] });
    await product.db.transaction((tx) => addPerson(tx, setUpActor, hashed));
    const answer = await request(test.app.getHttpServer())
      .post('/api/v1/session')
      .send({ email: person.email, password });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    sessions.set(role, { cookie, csrfToken: (answer.body as { csrfToken: string }).csrfToken });
  }
  const image = await request(test.app.getHttpServer())
    .put('/api/v1/blobs')
    .set('Authorization', `Bearer ${test.key}`)
    .set('Content-Type', 'image/png')
    .send(
      await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
        .png()
        .toBuffer(),
    );
  submission = await handIn(test);
  // A text with a picture, so that one submission has all that is read by some route.
  await product.db.transaction((tx) =>
    tx.execute(
      `update submission_payload set payload = jsonb_set(payload, '{content,images}', $2::jsonb) where submission_id = $1`,
      [submission, JSON.stringify([{ digest: (image.body as { digest: string }).digest }])],
    ),
  );
  await endChecks(test, submission, flagged);
  // Of a thing that is overdue a lead is told, and the log has an entry.
  await product.db.transaction((tx) => raiseAlarms(tx, new Date(Date.now() + 30 * 86_400_000)));
  await product.db.transaction((tx) => tx.execute(`update review set tags = '{sentinel}'`));
}, 120_000);
afterAll(async () => {
  await test.close();
  await rm(policies, { recursive: true });
});

function ask(role: Role, method: string, path: string, body?: object): request.Test {
  const session = sessions.get(role);
  const asked =
    method === 'GET'
      ? request(test.app.getHttpServer()).get(path)
      : request(test.app.getHttpServer()).post(path).send(body);
  return asked.set('Cookie', session?.cookie ?? '').set('X-CSRF-Token', session?.csrfToken ?? '');
}

/** Every route by which somebody reads of submissions, the queue or the log. */
const reading = (Object.values(routes) as RouteDefinition[]).filter(
  ({ method, needs, name }) =>
    method === 'GET' &&
    needs !== 'public' &&
    ['Submission', 'Review', 'CheckRun', 'AuditEntry', 'Receipt'].includes(needs[1]) &&
    apart[name] === undefined,
);

const addressOf = ({ name, path }: RouteDefinition): string =>
  path.replace(':id', submission).replace(':check', 'text-factuality').replace(':index', '0') +
  (name === 'waitForDecision' ? '?timeout=0' : '');

describe('before the first opinion', () => {
  it.each(reading.map((route) => [route.name, route] as const))(
    '%s tells no reviewer what the checks found',
    async (_, route) => {
      for (const role of ['reviewer', 'lead'] as const) {
        const answer = await ask(role, 'GET', addressOf(route));
        expect(answer.status).toBeLessThan(500);
        expect(answer.text).not.toMatch(sentinel);
      }
    },
  );

  it('still describes an image to a reviewer, who is to weigh what its file says of itself', async () => {
    const answer = await ask('reviewer', 'GET', `/api/v1/submissions/${submission}/images/0/description`);
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ width: 40, readLines: null })]);
  });

  it('tells it to compliance officers, so the words above are there to be found', async () => {
    for (const path of ['', '/findings', '/history', '/checks/text-factuality', '/images/0/description']) {
      const answer = await ask('compliance', 'GET', `/api/v1/submissions/${submission}${path}`);
      expect(answer.text).toMatch(sentinel);
    }
    expect((await ask('compliance', 'GET', `/api/v1/audit/entries?subject=${submission}`)).text).toMatch(sentinel);
    expect((await ask('compliance', 'GET', `/api/v1/reviews/${submission}`)).text).toMatch(sentinel);
    expect((await ask('lead', 'GET', '/api/v1/reviews/alarms')).text).toContain(submission);
  });

  it('keeps it from the claim, gives it for an opinion, and then lets decide', async () => {
    const claimed = await ask('reviewer', 'POST', '/api/v1/reviews/claims', { submission });
    expect([claimed.status, sentinel.test(claimed.text)]).toEqual([201, false]);
    const { claim, binding } = claimed.body as ClaimView;
    const decision = { claim: claim.id, binding, outcome: 'reject', reasons: [{ code: 'harmful' }] };
    // Nor does naming findings tell which there are.
    const probing = { findings: [submission], sources: [] };
    for (const said of [decision, { ...decision, evidenceOpened: probing }]) {
      const early = await ask('reviewer', 'POST', '/api/v1/reviews/decisions', said);
      expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'opinion-first']);
    }
    const bad = await ask('reviewer', 'POST', '/api/v1/reviews/opinions', {
      claim: claim.id,
      outcome: 'approve',
      confidence: 6,
    });
    expect(bad.status).toBe(422);
    const passedOn = { claim: claim.id, outcome: 'escalate', confidence: 3 };
    expect((await ask('reviewer', 'POST', '/api/v1/reviews/opinions', passedOn)).status).toBe(422);
    const opinion = { claim: claim.id, outcome: 'approve', confidence: 2 };
    const shown = await ask('reviewer', 'POST', '/api/v1/reviews/opinions', opinion);
    expect([shown.status, sentinel.test(shown.text)]).toEqual([201, true]);
    expect((await ask('lead', 'GET', `/api/v1/submissions/${submission}/findings`)).text).not.toMatch(sentinel);
    const finding = (shown.body as ClaimView).findings[0]?.id;
    const opening = (evidenceOpened: object) =>
      ask('reviewer', 'POST', '/api/v1/reviews/decisions', { ...decision, evidenceOpened });
    const faulty: [object, string[]][] = [
      [{ findings: [finding, submission], sources: [9] }, ['/evidenceOpened/findings/1', '/evidenceOpened/sources/0']],
      [{ findings: [finding, finding], sources: [-1] }, ['/evidenceOpened/findings', '/evidenceOpened/sources/0']],
      [{ findings: [finding] }, ['/evidenceOpened/sources']],
    ];
    for (const [said, pointers] of faulty) {
      const refused = await opening(said);
      const { errors } = refused.body as { errors: { pointer: string }[] };
      expect([refused.status, errors.map(({ pointer }) => pointer).toSorted()]).toEqual([422, pointers]);
    }
    expect((await opening({ findings: [finding], sources: [] })).status).toBe(201);
    for (const path of ['findings', 'images/0/description'])
      expect((await ask('lead', 'GET', `/api/v1/submissions/${submission}/${path}`)).text).toMatch(sentinel);
  });

  it('tells the person how much they opened, and nobody else by any route that reads', async () => {
    const mine = await ask('reviewer', 'GET', '/api/v1/quality/reviewers/me');
    expect(mine.body).toMatchObject({
      evidenceOpened: { observed: 1, findings: { hits: 1, of: 1 }, sources: { hits: 0, of: 1 } },
    });
    for (const role of ['reviewer', 'lead', 'compliance'] as const) {
      for (const route of reading.filter(({ name }) => name !== 'getMyQuality')) {
        expect((await ask(role, 'GET', addressOf(route))).text).not.toMatch(/(?:evidence|findings?)_?opened/i);
      }
    }
  });
});
