import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { removePayloads } from '@countersign/audit';
import { withDocuments } from '@countersign/policy';
import { reviewTasks } from '@countersign/reviews';
import { routeSubmissions } from '@countersign/submissions';
import { must } from '@countersign/testing';
import { parseVerifierKey } from '@countersign/tlog';
import { verifyReport } from '@countersign/verifier';
import { ReportFixture } from '../../test/report-fixture.js';
import { buildReport } from '../build-report.js';
import { getReport } from '../get-report.js';
import { requestReport } from '../request-report.js';
import type { ReportDecision } from './report-decision.js';

jest.setTimeout(60_000);

type Line = ReportDecision & { type: string };
const lapse = 'review.approvals-lapsed';

let fixture: ReportFixture;
let officer: PersonActor;
let output: string;
let before: Line[] = [];
let after: Line[] = [];

/** Routes the output anew under a policy that asks for people with a competence. */
async function askForOthers(): Promise<void> {
  const { policy } = fixture.context;
  const { yaml } = must(policy.documents.find(({ name }) => name === 'risk-routing'));
  const planners = `route:\n  - id: only-planners\n    when: { publicInterest: true }\n    competences: [production-planning]\n    text: { en: Planners know., zh-TW: 由排程人員審查。 }\n`;
  const stricter = withDocuments(policy, [{ name: 'risk-routing', yaml: yaml.replace(/^route:\n/mu, planners) }]);
  await fixture.db.transaction((tx) =>
    routeSubmissions(tx, workerActor, [output], { policy: stricter, tasks: reviewTasks }),
  );
}

beforeAll(async () => {
  fixture = await ReportFixture.open();
  // Of a class for which the law asks for two people.
  await fixture.system('answers', { riskClass: 'annex_iii_1a' });
  const submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  const first = await fixture.person('First', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate();
  output = await fixture.hand(submitter, { publicInterest: true });
  await fixture.decide(first, output);
  await fixture.seal();
  await askForOthers();
  // The lapse is not sealed yet: what the checkpoint does not hold is none of the report's.
  before = await fixture.lines(officer);
  await fixture.seal();
  after = await fixture.lines(officer);
}, 60_000);
afterAll(() => fixture.close());

const decisionOf = (lines: readonly Line[]) => must(lines.find(({ type }) => type === 'decision'));
const lapseOf = ({ entries }: Line) => must(entries.find(({ action }) => action === lapse));

function verified(lines: readonly Line[], change: (line: Line) => void = () => undefined) {
  const copy = structuredClone([...lines]);
  change(decisionOf(copy));
  const text = copy.map((line) => `${JSON.stringify(line)}\n`).join('');
  async function* chunks() {
    yield new TextEncoder().encode(text);
  }
  return verifyReport(chunks(), { trust: { vkey: parseVerifierKey(fixture.context.log.vkey) } });
}

async function filesOf(format: string): Promise<string[]> {
  const period = { from: '2020-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z', timeZone: 'UTC' };
  const asked = { kind: 'audit' as const, ...period, systems: [], formats: [format], language: 'en' as const };
  const { id } = await fixture.db.transaction((tx) => requestReport(tx, officer, asked));
  expect(await buildReport(fixture.db, workerActor, id, fixture.context)).toBe('built');
  const { files } = await fixture.db.read((tx) => getReport(tx, officer, id));
  return Promise.all(files.map(({ name }) => readFile(join(fixture.context.folder, id, name), 'utf8')));
}

describe('an approval that lapsed, in a report', () => {
  it('is said to have, with the entry that proves it, once the log holds that', async () => {
    expect(decisionOf(before)).toMatchObject({ outcome: 'approve', lapsedAt: null });
    expect(await verified(before)).toMatchObject({ ok: true, checked: { entries: 2 } });
    const decision = decisionOf(after);
    const entry = lapseOf(decision);
    expect(decision).toMatchObject({ outcome: 'approve', counted: true, lapsedAt: entry.at });
    expect(entry.proof?.payload).toMatchObject({ submission: output, decisions: [decision.id] });
    expect(await verified(after)).toMatchObject({ ok: true, faults: [], checked: { entries: 3 } });
  });

  it('is no evidence for requirements that count who approved', () => {
    const gone = decisionOf(before).requirements.filter((id) => !decisionOf(after).requirements.includes(id));
    expect(gone).toEqual(['AIA-14.5']);
    expect(decisionOf(after).requirements).not.toEqual([]);
  });

  it.each<[string, (line: Line) => void]>([
    ['it is left unsaid', (line) => void (line.lapsedAt = null)],
    ['another time is said', (line) => void (line.lapsedAt = line.at)],
    ['nothing proves it', (line) => void (line.entries = line.entries.filter(({ action }) => action !== lapse))],
  ])('is refused where %s', async (_, change) => {
    const { ok, faults } = await verified(after, change);
    expect(ok).toBe(false);
    expect(faults.map(({ detail }) => detail.en).join('\n')).toMatch(/whether its approval lapsed/);
  });

  it('does not count as approval in tables', async () => {
    const [decisions] = await filesOf('csv');
    const [heading, row] = must(decisions).split('\r\n');
    const columns = must(heading).split(',');
    const cells = must(row).split(',');
    const cellOf = (name: string) => cells[columns.indexOf(name)];
    expect([cellOf('Counts as approval'), cellOf('Approval lapsed at')]).toEqual([
      'false',
      decisionOf(after).lapsedAt ?? '',
    ]);
  });

  it('is proven as an act where the payload of its lapse is gone', async () => {
    const payload = { class: 'auditEntries', period: 'P1Y', before: new Date().toISOString(), removed: 1 };
    const entries = [lapseOf(decisionOf(after)).id];
    await fixture.db.transaction((tx) =>
      removePayloads(
        tx,
        workerActor,
        {
          action: 'retention.applied',
          subject: null,
          payload: { ...payload, entries, targets: [] },
        },
        new Date(),
      ),
    );
    await fixture.seal();
    const lines = await fixture.lines<Line>(officer);
    expect(lapseOf(decisionOf(lines)).proof?.payload).toBeNull();
    expect(decisionOf(lines).lapsedAt).toBe(decisionOf(after).lapsedAt);
    expect(await verified(lines)).toMatchObject({ ok: true, checked: { entries: 3 } });
  });
});
