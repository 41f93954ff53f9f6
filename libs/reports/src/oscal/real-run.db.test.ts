import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { languages, type Language } from '@countersign/contracts';
import { must } from '@countersign/testing';
import { schemaFaults } from '../../test/oscal/schema-faults.js';
import { ReportFixture } from '../../test/report-fixture.js';
import { signAttestation } from '../attestations/sign-attestation.js';
import { withdrawAttestation } from '../attestations/withdraw-attestation.js';
import { buildReport } from '../build-report.js';
import { getReport } from '../get-report.js';
import { requestReport } from '../request-report.js';
import type { OscalDocuments } from './oscal-model.js';
import { referenceFaults } from './reference-faults.js';

jest.setTimeout(60_000);

let fixture: ReportFixture;
let officer: PersonActor;

const statement =
  'The fairness definition and its limits were chosen on purpose, alternatives were weighed, and the choice is recorded.';

/** Signs a statement that the packs ask for. */
function sign(system: string) {
  const input = { requirement: 'HLEG-5.1', system, statement, refused: false };
  return fixture.db.transaction((tx) => signAttestation(tx, officer, input, fixture.context.packs));
}

beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers');
  await fixture.system('staffing', { riskClass: 'high_risk_annex_iii' });
  const person = (name: string) => fixture.person(name, { role: 'reviewer', system: null });
  const [submitter, reviewer, second] = [await person('Submitter'), await person('王小明'), await person('Second')];
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate();
  for (const system of ['answers', 'staffing']) {
    const flagged = await fixture.hand(submitter, { system, checks: { 'text-bias': 'flagged' } });
    await fixture.decide(reviewer, flagged, { outcome: 'reject', codes: ['tone'], comment: '語氣\u2028不合' });
    const released = await fixture.hand(submitter, { system, publicInterest: true, label: 'Made with AI' });
    await fixture.decide(reviewer, released, { editor: 'Desk' });
    await fixture.decide(second, released);
  }
  await sign('answers');
  const { id } = await sign('staffing');
  await fixture.db.transaction((tx) => withdrawAttestation(tx, officer, { id, reason: 'Too early.' }));
  await sign('staffing');
  await fixture.verify();
  await fixture.seal();
}, 60_000);
afterAll(() => fixture.close());

/** The files of a real run that OSCAL and what it names are in, by their part of the name. */
async function filesOf(language: Language): Promise<(part: string) => { name: string; bytes: Buffer }> {
  const { id } = await fixture.db.transaction((tx) =>
    requestReport(tx, officer, {
      kind: 'audit',
      from: '2020-01-01T00:00:00.000Z',
      to: '2100-01-01T00:00:00.000Z',
      timeZone: 'Asia/Taipei',
      systems: [],
      formats: ['oscal', 'jsonl'],
      language,
    }),
  );
  expect(await buildReport(fixture.db, workerActor, id, fixture.context)).toBe('built');
  const { files } = await fixture.db.read((tx) => getReport(tx, officer, id));
  const read = new Map<string, Buffer>();
  for (const { name } of files) read.set(name, await readFile(join(fixture.context.folder, id, name)));
  return (part) => {
    const [name, bytes] = must([...read].find(([file]) => file.includes(part)));
    return { name, bytes };
  };
}

describe('the OSCAL documents of a real run', () => {
  it.each(languages)('pass the schemas of NIST and refer to what is there, in %s', async (language) => {
    const file = await filesOf(language);
    const parsed = (part: string): unknown => JSON.parse(file(part).bytes.toString());
    const documents = {
      results: parsed('oscal-assessment-results'),
      catalog: parsed('oscal-catalog'),
      mapping: parsed('oscal-mapping'),
    } as OscalDocuments;
    expect(schemaFaults(documents)).toEqual([]);
    expect(referenceFaults(documents)).toEqual([]);

    const results = must(documents.results['assessment-results'].results[0]);
    const decisions = results.observations?.flatMap(({ 'relevant-evidence': evidence }) =>
      evidence.flatMap(
        ({ props }) => props?.filter(({ name }) => name === 'decisions').map(({ value }) => value) ?? [],
      ),
    );
    expect(Math.max(...must(decisions).map(Number))).toBeGreaterThan(2);
    expect(results.attestations).toHaveLength(1);
    const report = file('.jsonl');
    const digest = createHash('sha256').update(report.bytes).digest('hex');
    const links = documents.results['assessment-results']['back-matter'].resources.flatMap(
      ({ rlinks }) => rlinks ?? [],
    );
    expect(links).toContainEqual(
      expect.objectContaining({ href: report.name, hashes: [{ algorithm: 'SHA-256', value: digest }] }),
    );
    expect(links.map(({ href }) => href)).toContain(file('oscal-catalog').name);
  });
});
