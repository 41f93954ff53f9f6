import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor, type Actor, type PersonActor } from '@countersign/access';
import { calibrated, checks } from '@countersign/checks';
import type { CheckResult, FindingView } from '@countersign/contracts';
import { getCheckRun, listFindings } from '@countersign/submissions';
import { CoreFixture, must, passedResult, textBody } from '@countersign/testing';
import { codeOf, reviewActs } from '../../test/review-acts.js';
import { getClaims } from '../get-claims.js';
import { calibrateCheck } from './calibrate-checks.js';
import { judgeFinding } from './judge-finding.js';
import { calibrationKey, listCalibrations, readCalibrations } from './list-calibrations.js';
import { findLabelledChecks, readLabels, type LabelledCheck } from './read-labels.js';

let core: CoreFixture;
let reviewer: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  reviewer = await core.person();
});
afterAll(() => core.close());
const { claimed, decisionOn, decide } = reviewActs(() => core);

const weak = {
  code: 'weak-claim',
  severity: 'minor' as const,
  score: 0.6,
  place: null,
  message: { en: 'm', 'zh-TW': '訊' },
  explanation: { en: 'e', 'zh-TW': '釋' },
  evidence: [],
  model: { name: 'm', revision: '1' },
};

async function waiting(score: number, changes: Partial<CheckResult> = {}): Promise<string> {
  const [id = ''] = await core.submit(textBody());
  await core.check([id], { ...passedResult, score, ...changes });
  return id;
}

/** Decides on an output of this score; a code stands for a rejection. */
async function decided(score: number, code: string | null): Promise<string> {
  const id = await waiting(score);
  const input = await decisionOn(reviewer, await claimed(reviewer, id), code === null ? 'approve' : 'reject');
  const result = await decide(reviewer, code === null ? input : { ...input, reasons: [{ code }] });
  expect(codeOf(result)).toBeNull();
  return id;
}

const version = must(checks.get('text-factuality')).version;
const findSince = (since: Date): Promise<LabelledCheck[]> =>
  core.db.read((tx) => findLabelledChecks(tx, new Map([['text-factuality', version]]), since));
async function labelled(): Promise<LabelledCheck> {
  const found = await findSince(new Date(0));
  return must(found.find(({ system }) => system === 'answers'));
}
const fit = (check: LabelledCheck): Promise<number> =>
  core.db.transaction((tx) => calibrateCheck(tx, workerActor, check, core.policy));

describe('calibrating a check from decisions', () => {
  it('waits for labels enough, and counts only rejections that are about what the check looks at', async () => {
    for (let n = 0; n < 4; n += 1) await decided(0.3, 'unsupported-claim');
    await decided(0.9, null);
    await decided(0.2, 'tone');
    const check = await labelled();
    const labels = await core.db.read((tx) => readLabels(tx, 'output', check, core.policy));
    expect(labels.map(({ score, positive }) => [Math.round(score * 10) / 10, positive])).toEqual([
      [0.9, true],
      ...Array.from({ length: 4 }, () => [0.3, false]),
    ]);
    expect(await fit(check)).toBe(0);
  });

  it('fits, records and applies what people decided, and is asked again only after more decisions', async () => {
    for (let n = 0; n < 30; n += 1) await decided(n % 3 === 0 ? 0.3 : 0.8, n % 3 === 0 ? 'wrong-number' : null);
    const check = await labelled();
    expect(await fit(check)).toBe(1);
    const [view] = await core.db.read((tx) => listCalibrations(tx, reviewer));
    expect(view).toMatchObject({
      system: 'answers',
      check: 'text-factuality',
      checkVersion: version,
      target: 'output',
      method: 'platt',
      labels: 35,
      positive: 21,
    });
    expect(must(view).after.expectedError).toBeLessThan(must(view).before.expectedError);
    expect(await core.actions(check.systemId)).toContain('calibration.fitted');
    const applied = await core.db.read(readCalibrations);
    const { map, labels } = must(applied.get(calibrationKey('output', 'answers', 'text-factuality', version)));
    expect(labels).toBe(35);
    expect(calibrated(map, 0.8)).toBeGreaterThan(0.85);
    expect(calibrated(map, 0.3)).toBeLessThan(0.15);
    // Another worker that comes at the same time finds nothing new.
    expect(await fit(check)).toBe(0);
    const now = new Date();
    expect(await findSince(now)).toEqual([]);
    await decided(0.9, null);
    expect(await findSince(now)).toHaveLength(1);
    expect(await fit(check)).toBe(1);
  }, 120_000);

  it('is not shown for AI systems whose check runs the reader may not see', async () => {
    const other = await core.person([{ role: 'reviewer', system: 'planner' }]);
    expect(await core.db.read((tx) => listCalibrations(tx, other))).toEqual([]);
    await expect(core.db.read((tx) => listCalibrations(tx, core.client))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is not for people to do', async () => {
    const check = await labelled();
    await expect(core.db.transaction((tx) => calibrateCheck(tx, reviewer, check, core.policy))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('judging a finding', () => {
  const findingOf = async (id: string): Promise<string> => {
    const [row] = await core.db.read((tx) =>
      tx.query<{ id: string }>(
        `select f.id from finding f join check_run r on r.id = f.check_run_id where f.submission_id = $1 and r.check_name = 'text-factuality'`,
        [id],
      ),
    );
    return must(row).id;
  };
  const judge = (actor: PersonActor, submission: string, finding: string, useful: boolean) =>
    core.db.transaction((tx) => judgeFinding(tx, actor, { submission, finding, useful }));

  it('is for who holds the claim, keeps the last word, is recorded each time, and labels the finding', async () => {
    const id = await waiting(0.5, { findings: [weak], outcome: 'flagged' });
    const finding = await findingOf(id);
    await expect(judge(reviewer, id, finding, true)).rejects.toMatchObject({ code: 'claim-lost' });
    await claimed(reviewer, id);
    await judge(reviewer, id, finding, true);
    expect(await judge(reviewer, id, finding, false)).toMatchObject({ finding, useful: false });
    const actions = await core.actions(id);
    expect(actions.filter((action) => action === 'finding.judged')).toHaveLength(2);
    const labels = await core.db.read(async (tx) => readLabels(tx, 'finding', await labelled(), core.policy));
    expect(labels.map(({ positive }) => positive)).toEqual([false]);
  });

  it('takes a rejection that rests on a finding for a yes', async () => {
    const id = await waiting(0.5, { findings: [weak], outcome: 'flagged' });
    const finding = await findingOf(id);
    const input = await decisionOn(reviewer, await claimed(reviewer, id), 'reject');
    await decide(reviewer, { ...input, reasons: [{ code: 'unsupported-claim', finding }] });
    const labels = await core.db.read(async (tx) => readLabels(tx, 'finding', await labelled(), core.policy));
    expect(labels.map(({ positive }) => positive)).toEqual([true, false]);
  });

  it('is refused for a finding of another output, and to who may not decide', async () => {
    const [one, other] = [
      await waiting(0.5, { findings: [weak], outcome: 'flagged' }),
      await waiting(0.5, { findings: [weak], outcome: 'flagged' }),
    ];
    await claimed(reviewer, one);
    await expect(judge(reviewer, one, await findingOf(other), true)).rejects.toMatchObject({ code: 'not-found' });
    const officer = await core.person([{ role: 'compliance', system: null }]);
    await expect(judge(officer, one, await findingOf(one), true)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is shown with the finding to the person whose word it is, and to nobody else', async () => {
    const id = await waiting(0.5, { findings: [weak], outcome: 'flagged' });
    const finding = await findingOf(id);
    const { id: claim, expiresAt } = await claimed(reviewer, id);
    await judge(reviewer, id, finding, false);
    const second = await core.person();
    const held = { id: claim, submission: id, expiresAt, language: 'en' as const };
    const shown = await core.db.read((tx) =>
      getClaims(
        tx,
        [
          { actor: reviewer, input: held },
          { actor: second, input: held },
          { actor: reviewer, input: held },
        ],
        core.policy,
      ),
    );
    const said = (findings: readonly FindingView[]) =>
      findings.filter((view) => view.id === finding).map(({ judgement }) => judgement);
    const claims = shown.map((result) => said('answer' in result ? result.answer.findings : []));
    expect(claims).toEqual([[false], [null], [false]]);
    const listed = (actor: Actor) => core.db.read((tx) => listFindings(tx, actor, id, 'en'));
    expect(said(await listed(reviewer))).toEqual([false]);
    expect(said(await listed(core.client))).toEqual([null]);
    const ran = { id, check: 'text-factuality' };
    const run = await core.db.read((tx) => getCheckRun(tx, reviewer, ran, 'en'));
    expect(said(run.findings)).toEqual([false]);
  });
});
