import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setUpActor, workerActor, type KeyActor, type PersonActor } from '@countersign/access';
import { appendEntry, noteRead, type EntryDraft } from '@countersign/audit';
import type { ContestationAnswerInput } from '@countersign/contracts';
import { createKey, findKey } from '@countersign/identity';
import type { Measurement } from '@countersign/requirements';
import {
  addGoldItem,
  answerContestation,
  claimReviews,
  contestDecision,
  drawArms,
  enterGoldItems,
  giveOpinion,
  Lots,
} from '@countersign/reviews';
import { activateDueDraft, addDraft, approveDraft, openPayload, proposeDraft } from '@countersign/submissions';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { listRuleRecords } from '../coverage/list-rule-records.js';
import { countMeasurement } from './count-measurement.js';

const day = (offset: number, time = '09:00:00') => new Date(Date.parse(`2026-10-01T${time}Z`) + offset * 86_400_000);
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);

jest.setTimeout(60_000);

let fixture: ReportFixture;
let [submitter, first, second, lead, officer]: PersonActor[] = [];
let client: KeyActor;
const systems: Record<string, string> = {};

beforeAll(async () => {
  fixture = await ReportFixture.open();
  for (const slug of ['contested', 'reading', 'gold', 'blind']) {
    const riskClass = slug === 'blind' ? 'high_risk_annex_iii' : 'minimal';
    systems[slug] = (await fixture.system(slug, { at: day(0), riskClass })).id;
  }
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  first = await fixture.person('First', { role: 'reviewer', system: null });
  second = await fixture.person('Second', { role: 'reviewer', system: null });
  lead = await fixture.person('Lead', { role: 'lead', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate(day(0));
  client = await fixture.db.transaction(async (tx) => {
    const { secret } = await createKey(tx, setUpActor, { name: 'client', scopes: ['submit', 'read'], systems: [] });
    return must(await findKey(tx, secret, new Date())).actor;
  });
}, 60_000);
afterAll(() => fixture.close());

const transact = <T>(act: Parameters<typeof fixture.db.transaction<T>>[0]) => fixture.db.transaction(act);
const count = async (system: string, measurement: Measurement, to = day(30), from = day(0, '00:00:00')) => {
  const scope = { systems: [must(systems[system])], from, to };
  const { population, sample, met } = await fixture.db.read((tx) =>
    countMeasurement(tx, scope, measurement, fixture.context),
  );
  return [population, sample, met];
};
const records = async (actor: PersonActor, requirement: string, rule: string, system: string, at = day(30)) => {
  const query = { system, at, requirement, rule, met: null, limit: 1 };
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await transact((tx) =>
      listRuleRecords(tx, actor, { ...query, after }, fixture.context.packs, fixture.context),
    );
    ids.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids;
};
const held = (actor: PersonActor, submission: string, at: Date) =>
  transact(async (tx) => {
    const results = await claimReviews(tx, [{ actor, input: { submission } }], at);
    const [result] = results;
    if (!result || 'refusal' in result || !result.answer) throw new Error('nothing was claimed');
    return { claim: result.answer, results };
  });

describe('contestations', () => {
  const reason = 'It was promised otherwise.';
  const decided = async (outcome: 'approve' | 'reject', by: 'client' | 'affected-person') => {
    const id = await fixture.hand(must(submitter), { system: 'contested', at: day(1) });
    await fixture.decide(must(first), id, { outcome, at: day(2) });
    const actor = by === 'client' ? client : must(lead);
    await transact((tx) => contestDecision(tx, actor, { submission: id, by, reason }, fixture.context.policy, day(3)));
    return id;
  };
  const answer = async (id: string, outcome: ContestationAnswerInput['outcome'], at: Date) => {
    const { claim } = await held(must(second), id, at);
    const [row] = await fixture.db.read((tx) =>
      tx.query<{ digest: `sha256:${string}` }>('select content_digest as digest from submission where id = $1', [id]),
    );
    const input = { claim: claim.id, contentDigest: must(row).digest, outcome, answer: 'It was looked at again.' };
    await transact((tx) => answerContestation(tx, must(second), input, fixture.context.policy, at));
  };
  const within = (most: string, contestations = {}): Measurement => ({
    kind: 'contestations-answered-within',
    contestations,
    most,
  });

  beforeAll(async () => {
    await answer(await decided('approve', 'affected-person'), 'upheld', day(4));
    await answer(await decided('reject', 'client'), 'overturned', day(20));
    await decided('approve', 'affected-person');
  });

  it.each<[string, Date, number[]]>([
    ['P30D', day(30), [3, 2, 2]],
    ['P30D', day(34), [3, 3, 2]],
    ['P10D', day(30), [3, 3, 1]],
    // It was answered later; on that day its time had run out.
    ['P10D', day(15), [3, 3, 1]],
    ['P10D', day(5), [3, 1, 1]],
  ])('are answered within %s, seen on %s', async (most, to, expected) => {
    expect(await count('contested', within(most), to)).toEqual(expected);
  });

  it('are told apart by whom they are for, and by what was answered so far', async () => {
    expect(await count('contested', within('P30D', { by: 'affected-person' }))).toEqual([2, 1, 1]);
    const overturned = { outcome: 'overturned' };
    expect(await count('contested', within('P30D', overturned))).toEqual([1, 1, 1]);
    expect(await count('contested', within('P30D', overturned), day(19))).toEqual([0, 0, 0]);
  });

  it('that were overturned have an act on the output since, and one that was upheld is none of them', async () => {
    const overturned = { kind: 'contestations-acted-on', contestations: { outcome: 'overturned' } } as const;
    const reversed = ['submission.revoked', 'submission.reopened'];
    expect(await count('contested', { ...overturned, actions: reversed })).toEqual([1, 1, 1]);
    expect(await count('contested', { ...overturned, actions: ['submission.withdrawn'] })).toEqual([1, 1, 0]);
    expect(await count('contested', { ...overturned, actions: reversed }, day(19))).toEqual([0, 0, 0]);
    const path = { kind: 'systems-with-act', actions: reversed, highRisk: false } as const;
    expect(await count('contested', path)).toEqual([1, 1, 1]);
    expect(await count('contested', path, day(19))).toEqual([1, 0, 0]);
    expect(await count('reading', path)).toEqual([1, 0, 0]);
  });

  it('are listed behind the rules that count them', async () => {
    expect(await records(must(officer), 'HLEG-7.4', 'complaint-answered', 'contested')).toHaveLength(3);
    expect(await records(must(officer), 'HLEG-7.4', 'upheld-complaint-acted-on', 'contested')).toHaveLength(1);
    expect(await records(must(officer), 'GDPR-22', 'contest-answered', 'contested')).toHaveLength(2);
  });
});

it('whoever decided has a record of having read, or is found', async () => {
  for (const reads of [[first], [second], []]) {
    const id = await fixture.hand(must(submitter), { system: 'reading', at: day(1) });
    for (const actor of reads) await transact((tx) => openPayload(tx, must(actor), id, day(2, '08:00:00')));
    await fixture.decide(must(first), id, { at: day(2) });
    // What was read afterwards is none of it.
    await transact((tx) => openPayload(tx, must(first), id, day(3)));
  }
  // Nor is how to reach somebody, which is recorded as a read, too.
  const about = await fixture.hand(must(submitter), { system: 'reading', at: day(1) });
  const contact = { what: 'contact' as const, submission: about };
  await transact((tx) => noteRead(tx, must(lead), contact, day(2, '08:00:00')));
  await fixture.decide(must(lead), about, { at: day(2) });
  expect(await count('reading', { kind: 'decisions-after-reading' })).toEqual([4, 4, 1]);
  expect(await records(must(officer), 'HLEG-3.3', 'read-access-logged', 'reading')).toHaveLength(4);
});

it('people from whom the verdict was hidden said what they think first', async () => {
  const { policy } = fixture.context;
  const { blind } = policy.reviewQuality;
  const machineVerdict = { ...blind.machineVerdict, share: 1 };
  const hidden = { ...policy, reviewQuality: { ...policy.reviewQuality, blind: { ...blind, machineVerdict } } };
  const [asked, seen, alone] = await Promise.all(
    [1, 2, 3].map(() => fixture.hand(must(submitter), { system: 'blind', at: day(1) })),
  );
  const actor = must(first);
  const at = day(2, '08:59:00');
  const { claim, results } = await held(actor, must(asked), at);
  const draws = results.map((result) => ({ actor, result }));
  await transact((tx) => drawArms(tx, draws, { policy: hidden, lots }, at));
  const opinion = { claim: claim.id, outcome: 'approve' as const, confidence: 4 as const, reasons: [] };
  await transact((tx) => giveOpinion(tx, actor, opinion, hidden, at));
  for (const id of [asked, seen, alone]) await fixture.decide(actor, must(id), { at: day(2) });
  const opined = { kind: 'decisions-after-opinion', highRisk: true } as const;
  expect(await count('blind', opined)).toEqual([1, 1, 1]);
  // A decision that the verb refuses: the verdict was hidden, and no first opinion is there.
  const arm = `insert into review_arm values ($1, $2, 'hidden', 'tier', '', $3)`;
  await transact((tx) => tx.execute(arm, [alone, actor.id, at]));
  expect(await count('blind', opined)).toEqual([2, 2, 1]);
  expect(await records(must(officer), 'AIA-14.4.b', 'verdict-hidden-until-own-view', 'blind')).toHaveLength(2);
});

describe('gold items', () => {
  const caught: Extract<Measurement, { kind: 'reviewers-within' }> = {
    kind: 'reviewers-within',
    metric: 'catch-rate',
    leastDecisions: 1,
    leastReviewers: 1,
    fastSeconds: 0,
    op: '>=',
    value: 0.8,
  };
  const reviewers: PersonActor[] = [];
  const item = async (outcome: 'approve' | 'reject') => {
    const submission = await fixture.hand(must(submitter), { system: 'gold', at: day(1) });
    await fixture.decide(must(second), submission, { outcome, at: day(2) });
    const input = { submission, outcome, reasons: [] };
    await transact((tx) => addGoldItem(tx, must(lead), input, fixture.context.policy, day(3)));
  };
  /** Shows the items once more each, and lets somebody decide on every showing. */
  const shown = async (actor: PersonActor, outcome: 'approve' | 'reject', at: Date) => {
    const { policy } = fixture.context;
    const { gold } = policy.reviewQuality;
    const often = { ...policy, reviewQuality: { ...policy.reviewQuality, gold: { ...gold, share: 1 } } };
    for (const _ of [1, 2]) await fixture.hand(must(submitter), { system: 'gold', at });
    await transact((tx) => enterGoldItems(tx, workerActor, { policy: often, lots }, at));
    const waiting = await fixture.db.read((tx) =>
      tx.query<{ id: string }>(`select id from submission where purpose = 'gold' and state = 'awaiting-review'`),
    );
    expect(waiting).toHaveLength(2);
    for (const { id } of waiting) await fixture.decide(actor, id, { outcome, at });
  };

  beforeAll(async () => {
    for (const outcome of ['approve', 'reject'] as const) await item(outcome);
    for (const outcome of ['reject', 'approve', 'reject'] as const) {
      const actor = await fixture.person('Reviewer', { role: 'reviewer', system: null });
      reviewers.push(actor);
      await shown(actor, outcome, day(5, `1${reviewers.length}:00:00`));
    }
  });

  it('with a known fault are caught by whoever does not approve them; those without one say nothing of that', async () => {
    expect(await count('gold', caught, day(6))).toEqual([3, 3, 2]);
    expect(await count('gold', { ...caught, leastDecisions: 2 }, day(6))).toEqual([3, 0, 0]);
    expect(await count('reading', caught, day(6))).toEqual([0, 0, 0]);
  });

  it('are not told on the day on which somebody decided on them', async () => {
    expect(await count('gold', caught, day(5, '23:59:59'))).toEqual([0, 0, 0]);
  });

  it('say nothing of fewer people than the rule asks for', async () => {
    expect(await count('gold', { ...caught, leastReviewers: 4 }, day(6))).toEqual([3, 0, 0]);
  });

  it('name reviewers to their lead, and are numbers to who may not see how they review', async () => {
    const rule = ['HLEG-1.2', 'seeded-defect-catch-rate', 'gold', day(6)] as const;
    const names = reviewers.map(({ pseudonym }) => pseudonym).toSorted();
    expect((await records(must(lead), ...rule)).toSorted()).toEqual(names);
    const reads = await fixture.db.read((tx) =>
      tx.query<{ actor: string }>(`select e.actor from audit_entry e join audit_payload p on p.entry_id = e.id
        where e.action = 'personal-data.read' and p.payload ->> 'what' = 'reviewers-quality'`),
    );
    expect(reads).toEqual([{ actor: must(lead).pseudonym }]);
    expect(await records(must(officer), ...rule)).toEqual(['0003', '0002', '0001']);
    const elsewhere = await fixture.person(
      'Elsewhere',
      { role: 'compliance', system: 'gold' },
      { role: 'lead', system: 'blind' },
    );
    expect(await records(elsewhere, ...rule)).toEqual(['0003', '0002', '0001']);
    const told = await fixture.db.read((tx) => {
      const query = { system: 'gold', at: day(6), requirement: rule[0], rule: 'rubber-stamp-watch', met: null };
      return listRuleRecords(tx, must(officer), { ...query, limit: 9 }, fixture.context.packs, fixture.context);
    });
    // No time by which a decision could be found either.
    for (const { at, entry } of told.items) expect([at, entry]).toEqual([day(6).toISOString(), null]);
    expect(told.items.length).toBeGreaterThan(0);
  });
});

describe('policies in force', () => {
  const approved = { kind: 'policies-approved' } as const;
  const append = (actor: PersonActor, ...drafts: EntryDraft[]) =>
    transact(async (tx) => {
      for (const draft of drafts) await appendEntry(tx, actor, draft, day(12));
    });

  it('come from a draft that somebody else approved; one from the folder cannot be looked at', async () => {
    expect(await count('gold', approved)).toEqual([1, 0, 0]);
    const { policy } = fixture.context;
    const yaml = must(policy.documents.find(({ name }) => name === 'risk-routing')).yaml;
    const changed = yaml.replace('affectedPersons: { atLeast: 100 }', 'affectedPersons: { atLeast: 40 }');
    const documents = [{ name: 'risk-routing' as const, yaml: changed }];
    const draft = await transact((tx) => addDraft(tx, must(lead), { title: 'Forty', documents }, day(10)));
    const { digest } = await transact((tx) => proposeDraft(tx, must(lead), draft, policy, day(10)));
    const approval = { id: draft.id, digest: must(digest), at: null };
    await transact((tx) => approveDraft(tx, must(officer), approval, day(11)));
    expect(await transact((tx) => activateDueDraft(tx, workerActor, policy, day(11, '10:00:00')))).toBe(true);
    expect(await count('gold', approved)).toEqual([2, 1, 1]);
    expect(await count('gold', approved, day(11))).toEqual([1, 0, 0]);
  });

  it('are found where who wrote the draft approved it, or another text of it was approved', async () => {
    const draft = '00000000-0000-7000-8000-00000000000a';
    const [digest, base] = ['sha256:1', 'sha256:0'];
    const steps = (subject: string, of: string): EntryDraft[] => [
      { action: 'policy.drafted', subject, payload: { draft: subject, revision: 1, documentsDigest: digest } },
      { action: 'policy.approved', subject, payload: { draft: subject, digest: of, base, activateAt: '' } },
      { action: 'policy.activated', subject, payload: { draft: subject, digest, previous: base } },
    ];
    await append(must(lead), ...steps(draft, digest));
    const other = '00000000-0000-7000-8000-00000000000b';
    const [drafted, agreed, activated] = steps(other, 'sha256:2');
    await append(must(lead), must(drafted));
    await append(must(officer), must(agreed), must(activated));
    expect(await count('gold', approved)).toEqual([4, 3, 1]);
  });
});
