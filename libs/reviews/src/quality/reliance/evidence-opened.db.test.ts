import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { eraseSubject } from '@countersign/audit';
import { bulkDecisionInput, type CheckResult, type DecisionInput, type Severity } from '@countersign/contracts';
import { newId } from '@countersign/database';
import { eraseIdentity } from '@countersign/identity';
import { CoreFixture, must, passedResult, textBody } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../../../test/review-acts.js';
import { bulkDecide, editOutput, eraseDecisions, getMyQuality } from '../../index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());
const { claimed, decisionOn, decide } = reviewActs(() => core);

const found = (...severities: Severity[]): CheckResult => ({
  ...passedResult,
  outcome: 'flagged',
  score: 0.1,
  findings: severities.map((severity) => ({
    code: 'contradicted-claim',
    severity,
    score: null,
    place: null,
    message: { en: 'The source says otherwise.', 'zh-TW': '來源說法不同。' },
    explanation: { en: 'Why.', 'zh-TW': '原因。' },
    evidence: [],
    model: { name: 'test', revision: '1' },
  })),
});

/** Of a submission that waits: its id, and the ids of its findings, the worst first. Every check finds the same. */
async function withFindings(...severities: Severity[]) {
  const [id = ''] = await core.submit(textBody());
  await core.check([id], found(...severities));
  const rows = await core.db.read((tx) =>
    tx.query<{ id: string; severity: Severity }>('select id, severity from finding where submission_id = $1', [id]),
  );
  return { id, of: (severity: Severity) => must(rows.find((row) => row.severity === severity)).id, all: rows };
}

const rowsOf = (person: PersonActor) =>
  core.db.read((tx) =>
    tx.query<Record<string, unknown>>(
      `select d.outcome, findings_shown, findings_opened, warnings_shown, warnings_opened, sources_shown, sources_opened
       from evidence_opened e join decision d on d.id = e.decision_id where d.person_id = $1 order by d.created_at`,
      [person.id],
    ),
  );

const quality = (person: PersonActor) => core.db.read((tx) => getMyQuality(tx, person, 30, core.policy));

describe('evidence opened before a decision', () => {
  it('is counted beside the decision, in no entry of the log, and told to the person', async () => {
    const reviewer = await core.person();
    const { id, of, all } = await withFindings('major', 'info');
    const input = await decisionOn(reviewer, await claimed(reviewer, id), 'approve');
    const evidenceOpened = { findings: [of('info')], sources: [0] };
    expect(outcomeOf(await decide(reviewer, { ...input, evidenceOpened }))).toMatchObject({
      decision: { submission: id },
    });
    const checks = all.length / 2;
    expect(await rowsOf(reviewer)).toEqual([
      {
        outcome: 'approve',
        findings_shown: all.length,
        findings_opened: 1,
        warnings_shown: checks,
        warnings_opened: 0,
        sources_shown: 1,
        sources_opened: 1,
      },
    ]);
    const payloads = await core.db.read((tx) =>
      tx.query<{ payload: string }>(
        `select p.payload::text from audit_payload p join audit_entry e on e.id = p.entry_id where e.actor = $1`,
        [reviewer.pseudonym],
      ),
    );
    expect(payloads.length).toBeGreaterThan(1);
    for (const { payload } of payloads) expect(payload).not.toMatch(/opened|evidence/i);
    expect((await quality(reviewer)).evidenceOpened).toMatchObject({
      observed: 1,
      findings: { hits: 1, of: 1, share: null },
      warnings: { hits: 0, of: 1 },
      sources: { hits: 1, of: 1 },
      drift: { hours: [{ hour: 0, decided: 1, opened: 1 }], slope: null },
    });
  });

  it('is not known where nobody said it, which is not the same as nothing', async () => {
    const reviewer = await core.person();
    const first = await withFindings('minor');
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, first.id), 'approve'));
    expect(await rowsOf(reviewer)).toEqual([]);
    expect((await quality(reviewer)).evidenceOpened).toMatchObject({ observed: 0, findings: { of: 0 } });
    const second = await withFindings('minor');
    const input = await decisionOn(reviewer, await claimed(reviewer, second.id), 'approve');
    await decide(reviewer, { ...input, evidenceOpened: { findings: [], sources: [] } });
    expect((await quality(reviewer)).evidenceOpened).toMatchObject({
      observed: 1,
      findings: { hits: 0, of: 1 },
      warnings: { hits: 0, of: 1 },
      sources: { hits: 0, of: 1 },
    });
    // One word for several tells of none what was opened.
    const bulk = await core.waiting();
    const [shown] = await core.db.read((tx) =>
      tx.query<DecisionInput['binding']>(
        `select version, content_digest as "contentDigest", policy_digest as "policyDigest", facts_digest as "factsDigest"
         from submission where id = $1`,
        [bulk],
      ),
    );
    const word = {
      items: [{ submission: bulk, binding: must(shown) }],
      outcome: input.outcome,
      reasons: input.reasons,
    };
    const [decided] = await core.db.transaction((tx) => bulkDecide(tx, reviewer, bulkDecisionInput.parse(word), core));
    expect(codeOf(must(decided))).toBeNull();
    expect((await quality(reviewer)).evidenceOpened.observed).toBe(1);
  });

  it('refuses what was not shown, each by its place, and decides nothing then', async () => {
    const reviewer = await core.person();
    const [mine, other] = [await withFindings('major'), await withFindings('major')];
    const input = await decisionOn(reviewer, await claimed(reviewer, mine.id), 'reject');
    const naming = (evidenceOpened: DecisionInput['evidenceOpened']) => decide(reviewer, { ...input, evidenceOpened });
    const refused = await naming({ findings: [mine.of('major'), other.of('major'), newId()], sources: [0, 1] });
    expect(codeOf(refused)).toBe('invalid-body');
    expect('refusal' in refused && refused.refusal.extras).toMatchObject({
      errors: [
        { pointer: '/evidenceOpened/findings/1', code: 'unknown-finding' },
        { pointer: '/evidenceOpened/findings/2', code: 'unknown-finding' },
        { pointer: '/evidenceOpened/sources/1', code: 'unknown-source' },
      ],
    });
    expect(await rowsOf(reviewer)).toEqual([]);
    expect(codeOf(await naming({ findings: [mine.of('major')], sources: [] }))).toBeNull();
    // Sent again under the same claim it is answered as it was, whatever it says was opened.
    expect(outcomeOf(await naming({ findings: [], sources: [0] }))).not.toBeNull();
    expect(await rowsOf(reviewer)).toMatchObject([{ findings_opened: 1, sources_opened: 0 }]);
  });

  it('is kept of a correction too, of no escalation, and goes with the person', async () => {
    const reviewer = await core.person();
    const { id, of } = await withFindings('critical');
    const { outcome: _, ...input } = await decisionOn(reviewer, await claimed(reviewer, id), 'request-changes');
    const content = { text: 'The pump is covered for a year.', language: 'en' };
    const context = { policy: core.policy, signer: core.signer };
    const evidenceOpened = { findings: [of('critical')], sources: [] };
    await core.db.transaction((tx) => editOutput(tx, reviewer, { ...input, content, evidenceOpened }, context));
    const passed = await withFindings('critical');
    const escalation = await decisionOn(reviewer, await claimed(reviewer, passed.id), 'escalate');
    expect(codeOf(await decide(reviewer, { ...escalation, evidenceOpened: { findings: [], sources: [] } }))).toBeNull();
    expect(await rowsOf(reviewer)).toMatchObject([{ outcome: 'request-changes', warnings_opened: 1 }]);
    const administrator = await core.person([{ role: 'administrator', system: null }]);
    const words = { ground: 'gdpr-17-1-b' as const, reason: 'Left.', id: reviewer.id };
    const answer = await core.db.transaction((tx) =>
      eraseSubject(tx, administrator, words, [eraseDecisions, eraseIdentity]),
    );
    expect(answer.removed).toMatchObject({ evidenceOpened: 1 });
    expect(await rowsOf(reviewer)).toEqual([]);
  });
});
