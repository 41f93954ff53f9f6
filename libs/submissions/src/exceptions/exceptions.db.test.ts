import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor, workerActor, type PersonActor } from '@countersign/access';
import { exceptionView, type CheckResult, type ExceptionInput } from '@countersign/contracts';
import { BackTest, factsDigest, reviewFacts, withDocuments, type Policy } from '@countersign/policy';
import { reviewTasks } from '@countersign/reviews';
import { CoreFixture, must, passedResult, textBody } from '@countersign/testing';
import {
  activatePolicy,
  approveException,
  endException,
  eraseExceptionReasons,
  findRoutedOtherwise,
  findStandingExceptions,
  getRouting,
  listExceptions,
  parseSubmission,
  planSubmission,
  requestException,
  routeSubmissions,
} from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
let compliance: PersonActor;
let administrator: PersonActor;

beforeAll(async () => {
  core = await CoreFixture.open();
  lead = await core.person([{ role: 'lead', system: null }]);
  compliance = await core.person([{ role: 'compliance', system: null }]);
  administrator = await core.person([{ role: 'administrator', system: null }]);
  await core.db.transaction((tx) => activatePolicy(tx, setUpActor, core.policy));
});
afterAll(() => core.close());

const wanted: ExceptionInput = {
  system: 'answers',
  rule: 'several-persons',
  days: 7,
  reason: 'Everybody of the pilot group was told.',
};
const ask = (actor: PersonActor, change: Partial<ExceptionInput> = {}) =>
  core.db.transaction((tx) => requestException(tx, actor, { ...wanted, ...change }, core.policy));
const approve = (actor: PersonActor, id: string, policy = core.policy) =>
  core.db.transaction((tx) => approveException(tx, actor, { id }, policy));
const end = (actor: PersonActor, id: string) => core.db.transaction((tx) => endException(tx, actor, { id }));
const set = (id: string, change: string) =>
  core.db.transaction((tx) => tx.execute(`update policy_exception set ${change} where id = $1`, [id]));
const standing = async (change: Partial<ExceptionInput> = {}): Promise<string> => {
  const { id } = await ask(lead, change);
  await approve(compliance, id);
  return id;
};
const routeAgain = async () => {
  const ids = await core.db.read((tx) => findRoutedOtherwise(tx, core.policy.digest, { limit: 10 }));
  const context = { policy: core.policy, tasks: reviewTasks };
  await core.db.transaction((tx) => routeSubmissions(tx, workerActor, ids, context));
  return ids;
};
const stored = async (id: string) => {
  const [row] = await core.db.read((tx) =>
    tx.query<{ tier: string; facts: unknown; facts_digest: string }>(
      'select tier, facts, facts_digest from submission where id = $1',
      [id],
    ),
  );
  return must(row);
};
const replaced = (from: string, to: string): Policy => {
  const yaml = core.policy.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '';
  expect(yaml).toContain(from);
  return withDocuments(core.policy, [{ name: 'risk-routing', yaml: yaml.replace(from, to) }]);
};

describe('a policy exception', () => {
  it('is asked for by one, approved by another, and stands for so many days from then; the log says so', async () => {
    const asked = await ask(lead);
    expect(exceptionView.parse(asked)).toMatchObject({ ...wanted, state: 'requested', requestedBy: { id: lead.id } });
    const approved = await approve(compliance, asked.id);
    expect(approved).toMatchObject({ state: 'standing', approvedBy: { id: compliance.id } });
    expect(Date.parse(approved.until ?? '') - Date.parse(approved.approvedAt ?? '')).toBe(7 * 86_400_000);
    const ended = await end(lead, asked.id);
    expect(ended).toMatchObject({ state: 'ended', endedBy: { id: lead.id } });
    const entries = await core.db.read((tx) =>
      tx.query(
        'select e.action, p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.subject = $1 order by e.id',
        [asked.id],
      ),
    );
    const said = { exception: asked.id, system: 'answers', rule: 'several-persons' };
    expect(entries).toMatchObject([
      {
        action: 'policy.exception-requested',
        payload: {
          ...said,
          days: 7,
          policyDigest: core.policy.digest,
          reasonDigest: expect.stringMatching(/^sha256:/),
        },
      },
      { action: 'policy.exception-approved', payload: { ...said, until: approved.until } },
      { action: 'policy.exception-ended', payload: { ...said, was: 'standing' } },
    ]);
  });

  it('is asked for by who may write policies, approved by who may approve them and did not ask', async () => {
    const reviewer = await core.person();
    await expect(ask(reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(administrator)).rejects.toMatchObject({ code: 'forbidden' });
    const own = await ask(compliance);
    await expect(approve(compliance, own.id)).rejects.toMatchObject({ code: 'separation-of-duties' });
    await expect(approve(lead, own.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(end(reviewer, own.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(approve(administrator, lead.id)).rejects.toMatchObject({ code: 'not-found' });
    // It would outlast a role for a time.
    const elevated = { ...administrator, elevations: [own.id] };
    await expect(approve(elevated, own.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await approve(administrator, own.id)).toMatchObject({ state: 'standing' });
    await end(administrator, own.id);
  });

  it.each([
    ['a rule that may not be waived', { rule: 'public-interest' }, '/rule'],
    ['a rule that is not there', { rule: 'no-such-rule' }, '/rule'],
    ['more days than the policy allows', { days: 15 }, '/days'],
    ['an AI system that is not there', { system: 'nobody' }, '/system'],
  ])('is not asked for with %s', async (_, change, pointer) => {
    await expect(ask(lead, change)).rejects.toMatchObject({ code: 'invalid-body', extras: { errors: [{ pointer }] } });
  });

  it('is approved once, by one of two at the same time, within seven days and before it is taken back', async () => {
    const { id } = await ask(lead);
    const both = await Promise.allSettled([approve(compliance, id), approve(administrator, id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await core.actions(id)).toEqual(['policy.exception-requested', 'policy.exception-approved']);
    const ends = await Promise.allSettled([end(lead, id), end(compliance, id)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const late = await ask(lead);
    await set(late.id, `requested_at = requested_at - interval '8 days'`);
    await expect(approve(compliance, late.id)).rejects.toMatchObject({ code: 'conflict' });
    const taken = await ask(lead);
    await end(lead, taken.id);
    await expect(approve(compliance, taken.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(end(lead, taken.id)).rejects.toMatchObject({ code: 'conflict' });
    const lapsed = await core.db.read((tx) => listExceptions(tx, lead, { limit: 5, state: 'lapsed' }));
    expect(lapsed.items.map((item) => item.id)).toEqual([late.id]);
  });

  it('is not approved to a rule that says something else by now, nor for longer than is allowed by now', async () => {
    const { id } = await ask(lead);
    for (const policy of [
      replaced('affectedPersons: { atLeast: 10 }', 'affectedPersons: { atLeast: 11 }'),
      replaced('maxDays: 14', 'maxDays: 6'),
      replaced('exceptions: { maxDays: 14 }', ''),
    ]) {
      await expect(approve(compliance, id, policy)).rejects.toMatchObject({ code: 'conflict' });
    }
    await end(lead, id);
  });

  it('stays when who asked is erased, without their words', async () => {
    const { id } = await ask(lead);
    const subject = { kind: 'person' as const, id: lead.id, pseudonym: lead.pseudonym };
    const { removed } = await core.db.transaction((tx) => eraseExceptionReasons(tx, subject));
    expect(removed['exceptionReasons']).toBeGreaterThan(0);
    const { items } = await core.db.read((tx) => listExceptions(tx, lead, { limit: 1 }));
    expect(items).toMatchObject([{ id, reason: '–', state: 'requested' }]);
    await end(lead, id);
  });

  it('is listed newest first, page by page', async () => {
    const page = (after?: string) => core.db.read((tx) => listExceptions(tx, lead, { limit: 2, after }));
    const first = await page();
    const second = await page(first.next ?? '');
    const all = [...first.items, ...second.items].map((item) => item.requestedAt);
    expect(all).toEqual(all.toSorted().toReversed());
    const elsewhere = await core.person([{ role: 'lead', system: 'planner' }]);
    expect((await core.db.read((tx) => listExceptions(tx, elsewhere, { limit: 5 }))).items).toEqual([]);
    await expect(core.db.read((tx) => listExceptions(tx, core.client, { limit: 2 }))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('says how often one to the same rule for the same AI system had been approved before', async () => {
    const rule = { rule: 'revisions-sooner' };
    const first = await ask(lead, rule);
    expect(first.approvedBefore).toBe(0);
    // One that nobody approved, or is to another rule, renews nothing.
    await ask(lead);
    expect((await ask(lead, rule)).approvedBefore).toBe(0);
    expect(await approve(compliance, first.id)).toMatchObject({ approvedBefore: 0 });
    await end(lead, first.id);
    const second = await ask(lead, rule);
    expect(second.approvedBefore).toBe(1);
    const other = await ask(lead, { ...rule, system: 'planner' });
    expect(other.approvedBefore).toBe(0);
    const { items } = await core.db.read((tx) => listExceptions(tx, lead, { limit: 50 }));
    expect(items.find(({ id }) => id === second.id)?.approvedBefore).toBe(1);
  });
});

const flagged: CheckResult = { ...passedResult, outcome: 'inconclusive', score: null };

describe('routing under a policy exception', () => {
  it('leaves the rule out, says so, stores it with the facts, and goes back when it ends', async () => {
    const id = await core.waiting({ affected: { persons: 50 } });
    const before = await stored(id);
    expect(before).toMatchObject({ tier: 'limited' });
    expect(reviewFacts.parse(before.facts).exceptions).toBeUndefined();
    const exception = await standing();
    expect(await core.db.read(findStandingExceptions)).toBe(exception);
    expect(await routeAgain()).toEqual([id]);
    expect(await routeAgain()).toEqual([]);
    const waived = await stored(id);
    expect(waived).toMatchObject({
      tier: 'minimal',
      facts: { exceptions: [{ id: exception, rule: 'several-persons' }] },
    });
    expect(waived.facts_digest).toBe(factsDigest(reviewFacts.parse(waived.facts)));
    expect(waived.facts_digest).not.toBe(before.facts_digest);
    const why = await core.db.read((tx) => getRouting(tx, compliance, { submission: id }, 'en'));
    expect(why.trace).toMatchObject({ agrees: true });
    expect(why.trace?.risk.find(({ rule }) => rule === 'several-persons')).toMatchObject({
      held: true,
      waivedBy: exception,
      decided: [],
    });
    const test = new BackTest(core.policy, []);
    const went = { tier: 'minimal' as const, queue: 'general', approvals: 1, competences: [] };
    test.add({
      submission: id,
      system: 'answers',
      modality: 'text',
      state: 'awaiting-review',
      facts: waived.facts,
      went,
    });
    expect(test.result(1)).toMatchObject({ replayed: 1, changed: 0 });
    await end(compliance, exception);
    expect(await routeAgain()).toEqual([id]);
    expect(await stored(id)).toEqual(before);
    const routed = await core.db.read((tx) =>
      tx.query<{ exceptions: unknown; rules: string[] }>(
        `select p.payload -> 'exceptions' as exceptions, p.payload -> 'rules' as rules
         from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.subject = $1 and e.action = 'submission.routed' order by e.id`,
        [id],
      ),
    );
    expect(routed.map(({ exceptions }) => exceptions)).toEqual([null, [exception], null]);
    expect(routed[1]?.rules).toContain('rule-waived');
  });

  it('is of that AI system alone, ends at its time by itself, and lowers nothing for a check without an answer', async () => {
    const exception = await standing();
    const other = await core.waiting({ system: 'planner', affected: { persons: 50 } });
    expect(await stored(other)).toMatchObject({ tier: 'limited' });
    const [unsure = ''] = await core.submit(textBody({ affected: { persons: 50 } }));
    await core.check([unsure], flagged);
    expect((await stored(unsure)).tier).toBe('high');
    const plan = () =>
      core.db.read((tx) => {
        const parsed = parseSubmission(textBody({ affected: { persons: 50 } }));
        return planSubmission(tx, core.client, { parsed }, core.policy, 'en');
      });
    expect((await plan()).risk).toMatchObject({ tier: 'minimal' });
    expect((await plan()).risk.reasons.at(-1)?.text).toContain(exception);
    await set(exception, `until = now() - interval '1 ms'`);
    expect((await plan()).risk).toMatchObject({ tier: 'limited' });
    expect(await core.db.read(findStandingExceptions)).toBe('');
    expect(await routeAgain()).toEqual([unsure]);
    const ended = await core.db.read((tx) => listExceptions(tx, lead, { limit: 1, state: 'ended' }));
    expect(ended.items).toMatchObject([{ id: exception, endedAt: null }]);
  });

  it('is read once for all that waits, not once for each', async () => {
    await standing();
    const ids = await core.submit(...Array.from({ length: 40 }, () => textBody()));
    await core.check(ids);
    const [before, after] = await core.db.transaction(async (tx) => {
      // Of this connection, since it last told the database of its own.
      const scans = async () => {
        const [row] = await tx.query<{ scans: number }>(
          `select (sum(pg_stat_get_xact_numscans(c.oid)))::int as scans from pg_class c left join pg_index i on i.indexrelid = c.oid
           where 'policy_exception'::regclass in (c.oid, i.indrelid)`,
        );
        return must(row).scans;
      };
      const first = await scans();
      expect(await findRoutedOtherwise(tx, core.policy.digest, { limit: 100, after: ids[0] })).toEqual([]);
      return [first, await scans()] as const;
    });
    expect(after - before).toBe(1);
  });
});
