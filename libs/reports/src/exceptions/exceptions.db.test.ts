import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInRoles, type PersonActor } from '@countersign/access';
import type { ExceptionItem, ExceptionKind } from '@countersign/contracts';
import { claimReviews, releaseExpiredClaims } from '@countersign/reviews';
import { ReportFixture } from '../../test/report-fixture.js';
import { readExpiredClaims } from '../content/read-expired-claims.js';
import { readDecisions } from '../content/read-decisions.js';
import { getExceptions, listExceptions } from '../index.js';

const now = new Date('2026-11-24T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const asked = { system: null, days: 7, timeZone: 'Asia/Taipei' };

let fixture: ReportFixture;
let officer: PersonActor;
let client: PersonActor;

beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers', { at: hoursAgo(500) });
  await fixture.system('others', { at: hoursAgo(500) });
  await fixture.activate(hoursAgo(490));
  officer = await fixture.person('Carla', { role: 'compliance', system: null });
  client = await fixture.person('Client', { role: 'lead', system: null });
  const people = [];
  for (const name of ['Rita', 'Chen']) people.push(await fixture.person(name, { role: 'reviewer', system: null }));
  const [rita, chen] = people as [PersonActor, PersonActor];
  const plain = await fixture.hand(client, { at: hoursAgo(30) });
  await fixture.decide(rita, plain, { at: hoursAgo(29) });
  const late = await fixture.hand(client, { at: hoursAgo(100) });
  await fixture.decide(rita, late, { at: hoursAgo(20) });
  const flagged = await fixture.hand(client, { at: hoursAgo(6), checks: { 'text-bias': 'flagged' } });
  await fixture.decide(rita, flagged, { at: hoursAgo(5) });
  const silent = await fixture.hand(client, { at: hoursAgo(6), checks: { 'text-factuality': 'inconclusive' } });
  await fixture.decide(rita, silent, { at: hoursAgo(4) });
  const refused = await fixture.hand(client, { at: hoursAgo(6), system: 'others' });
  await fixture.decide(chen, refused, { at: hoursAgo(3), outcome: 'reject' });
  const two = await fixture.hand(client, { at: hoursAgo(6), publicInterest: true });
  await fixture.decide(rita, two, { at: hoursAgo(3) });
  await fixture.decide(chen, two, { at: hoursAgo(2) });
  const serious = await fixture.hand(client, {
    at: hoursAgo(6),
    checks: { 'text-bias': 'flagged' },
    severity: 'major',
  });
  await fixture.decide(chen, serious, { at: hoursAgo(2) });
  const left = await fixture.hand(client, { at: hoursAgo(6), publicInterest: true });
  await fixture.db.transaction((tx) => claimReviews(tx, [{ actor: rita, input: { submission: left } }], hoursAgo(5)));
  await fixture.db.transaction((tx) => releaseExpiredClaims(tx, hoursAgo(1)));
  // One of two has approved it, though a check flagged it: still under review.
  const open = await fixture.hand(client, {
    at: hoursAgo(6),
    publicInterest: true,
    checks: { 'text-bias': 'flagged' },
  });
  await fixture.decide(rita, open, { at: hoursAgo(2) });
  const old = await fixture.hand(client, { at: hoursAgo(400) });
  await fixture.decide(rita, old, { at: hoursAgo(300) });
  // Routing says otherwise now; what was decided before is none the later for it.
  await fixture.db.transaction((tx) =>
    tx.execute(`update submission set tier = 'high', due_at = created_at where id = $1`, [plain]),
  );
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

async function everything(query: { kind?: ExceptionKind; system?: string } = {}): Promise<ExceptionItem[]> {
  const items: ExceptionItem[] = [];
  let after: string | undefined;
  do {
    const input = { ...asked, kind: null, ...query, limit: 2, after };
    const page = await fixture.db.read((tx) => listExceptions(tx, officer, input, now));
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

describe('exceptions', () => {
  it('are the same as those that reports tell of the same decisions', async () => {
    const range = { from: hoursAgo(7 * 24), to: now, systems: null, size: 10_000, at: now };
    const beside = { systems: [], people: {} };
    const words = { language: 'en' as const, reasonLabel: () => undefined, references: () => [] };
    const context = { ...words, beside, proofs: false };
    const told = new Map<string, readonly ExceptionKind[]>();
    for await (const { id, exceptions } of readDecisions(fixture.db, range, context)) {
      if (exceptions.length > 0) told.set(id, exceptions);
    }
    for await (const { index, kind } of readExpiredClaims(fixture.db, range)) told.set(`leaf ${index}`, [kind]);
    const listed = await everything();
    const leafOf = new Map(
      (
        await fixture.db.read((tx) =>
          tx.query<{ id: string; index: number }>(
            `select entry_id as id, leaf_index::float8 as index from audit_leaf join audit_entry on id = entry_id where action = 'review.claim-expired'`,
          ),
        )
      ).map(({ id, index }) => [id, `leaf ${index}`]),
    );
    expect(new Map(listed.map(({ id, kinds }) => [leafOf.get(id) ?? id, kinds]))).toEqual(told);
    expect(listed.map(({ at }) => at)).toEqual(
      listed
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect([...new Set(listed.flatMap(({ kinds }) => kinds))].toSorted()).toEqual([
      'approved-despite-flag',
      'approved-with-inconclusive-check',
      'approved-with-serious-finding',
      'claim-expired',
      'decided-late',
      'rejected-without-flag',
    ]);
  });

  it('are counted by kind, and by day of the time zone, out of all decisions', async () => {
    const overview = await fixture.db.read((tx) => getExceptions(tx, officer, asked, 'zh-TW', { now }));
    expect(overview.decisions).toBe(9);
    expect(Object.fromEntries(overview.kinds.map(({ kind, count }) => [kind, count]))).toMatchObject({
      'decided-late': 1,
      'approved-with-serious-finding': 1,
      'approved-despite-flag': 2,
      'approved-with-inconclusive-check': 1,
      'rejected-without-flag': 1,
      'single-approver-on-high-tier': 0,
      'claim-expired': 1,
    });
    expect(overview.days).toHaveLength(7);
    // Sixteen o'clock of UTC is midnight in Taipei: what was decided late counts for the next day.
    expect(overview.days.slice(-2)).toEqual([
      { day: '2026-11-23', decisions: 1, exceptions: 0 },
      { day: '2026-11-24', decisions: 8, exceptions: 7 },
    ]);
  });

  it('leave out what is still under review for whoever reviews, and outputs that a role does not reach', async () => {
    const underReview = async (actor: PersonActor) => {
      const { items } = await fixture.db.read((tx) =>
        listExceptions(tx, actor, { ...asked, kind: 'approved-despite-flag', limit: 50 }, now),
      );
      return items.length;
    };
    expect(await underReview(officer)).toBe(2);
    expect(await underReview(client)).toBe(1);
    const has = ['see-coverage', 'see-submissions'];
    const label = { en: 'Images', 'zh-TW': '圖片' };
    const narrowed = { label, has, only: { modalities: ['image' as const] }, everySystem: false };
    const roles = { ...builtInRoles, roles: { ...builtInRoles.roles, images: narrowed } };
    const images = { ...officer, grants: [{ role: 'images', system: null }], roles };
    expect(await underReview(images)).toBe(0);
  });

  it('are narrowed to a kind and an AI system', async () => {
    expect((await everything({ kind: 'decided-late' })).map(({ kinds }) => kinds)).toEqual([['decided-late']]);
    expect((await everything({ system: 'others' })).map(({ system, outcome }) => [system, outcome])).toEqual([
      ['others', 'reject'],
    ]);
  });
});
