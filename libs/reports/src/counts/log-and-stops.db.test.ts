import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { eraseSubject, recordVerification, WitnessRound } from '@countersign/audit';
import { stopSystem } from '@countersign/identity';
import { evaluateRule, evidencePlan, whatRaises, type Measurement } from '@countersign/requirements';
import type { CheckUsage } from '@countersign/submissions';
import { must } from '@countersign/testing';
import {
  cosign,
  ed25519KeyFromSeed,
  formatSignatureLine,
  formatVerifierKey,
  parseAddCheckpoint,
  parseNote,
  parseTrustPolicy,
  verifierKey,
} from '@countersign/tlog';
import { ReportFixture } from '../../test/report-fixture.js';
import { computeCoverage } from '../compute-coverage.js';
import { countMeasurement } from './count-measurement.js';

jest.setTimeout(60_000);

let fixture: ReportFixture;
let [submitter, officer, administrator]: PersonActor[] = [];
let policyText = '';
let server: Server;
const systems: Record<string, string> = {};
const start = new Date();
const day = (offset: number) => new Date(start.getTime() + offset * 86_400_000);

beforeAll(async () => {
  fixture = await ReportFixture.open();
  for (const slug of ['drilled', 'stopped', 'running']) {
    systems[slug] = (await fixture.system(slug, { riskClass: 'high_risk_annex_iii', at: day(-60) })).id;
  }
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  administrator = await fixture.person('Administrator', { role: 'administrator', system: null });
  await fixture.activate(day(-60));
  const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(9));
  const idle = await ed25519KeyFromSeed(new Uint8Array(32).fill(8));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { checkpoint } = parseAddCheckpoint(Buffer.concat(chunks).toString());
      const { text } = parseNote(checkpoint);
      const signed = cosign(text, { name: 'fake.example/w', key }, Math.floor(Date.now() / 1000));
      void signed.then((signature) => response.end(formatSignatureLine(signature)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const vkey = (name: string, of: typeof key) => formatVerifierKey(verifierKey(name, 'cosignature/v1', of.publicKey));
  policyText = `witness fake ${vkey('fake.example/w', key)} ${url}\nwitness idle ${vkey('idle.example/w', idle)}\n`;
}, 60_000);
afterAll(async () => {
  server.close();
  await fixture.close();
});

const all = () => Object.values(systems);
const count = async (measurement: Measurement, context: Parameters<typeof countMeasurement>[3] = fixture.context) => {
  const scope = { systems: all(), from: day(-90), to: new Date(Date.now() + 5000) };
  const { population, sample, met, remedy } = await fixture.db.read((tx) =>
    countMeasurement(tx, scope, measurement, context),
  );
  return { counts: [population, sample, met], remedy: remedy?.en ?? null };
};

it('after an erasure the log was found whole, or has not been looked at yet', async () => {
  const gone = await fixture.person('Gone', { role: 'reviewer', system: null });
  const after = { kind: 'log-verified-after', actions: ['subject.erased'] } as const;
  expect((await count(after)).counts).toEqual([0, 0, 0]);
  await fixture.seal();
  await fixture.verify();
  const input = { id: gone.id, ground: 'gdpr-17-1-b' as const, reason: 'Asked for.' };
  await fixture.db.transaction((tx) => eraseSubject(tx, must(administrator), input, []));
  expect((await count(after)).counts).toEqual([1, 0, 0]);
  // A verification that began before the erasure was sealed has not seen it.
  await fixture.verify();
  await fixture.seal();
  expect((await count(after)).counts).toEqual([1, 0, 0]);
  await fixture.verify();
  expect((await count(after)).counts).toEqual([1, 1, 1]);
  // Faults that were found since stand until a full verification finds none.
  const faults = [{ code: 'root-mismatch', detail: { en: 'Other.', 'zh-TW': '不同。' } }];
  const found = { ok: false, faults, erased: 0, witnessed: 0, notProven: [] };
  const faulty = { kind: 'full' as const, size: 1, ...found };
  await fixture.db.transaction((tx) => recordVerification(tx, workerActor, faulty));
  expect((await count(after)).counts).toEqual([1, 1, 0]);
  await fixture.seal();
  await fixture.verify();
  expect((await count(after)).counts).toEqual([1, 1, 1]);
});

describe('a quorum of witnesses', () => {
  const witnessed = { kind: 'log-verified', witnessed: true } as const;
  const by = (rest: string) => ({ ...fixture.context, witnesses: parseTrustPolicy(policyText + rest) });

  it('that nobody configured does not stand by the log, and it is said what to do', async () => {
    for (const context of [fixture.context, by('quorum none\n')]) {
      const { counts, remedy } = await count(witnessed, context);
      expect(counts).toEqual([1, 1, 0]);
      expect(remedy).toContain('COUNTERSIGN_WITNESS_POLICY');
    }
    const { requirements } = await fixture.db.read((tx) => {
      const asked = { system: null, at: new Date(Date.now() + 5000), pack: 'eu-gdpr', language: 'en' } as const;
      return computeCoverage(tx, must(officer), asked, fixture.context.packs, fixture.context);
    });
    const shown = must(requirements.find(({ id }) => id === 'GDPR-32'));
    expect(shown.rules.find(({ rule }) => rule === 'log-integrity')).toMatchObject({ holds: false, met: 0 });
    expect(shown.raises.join(' ')).toContain('No witness is configured: name witnesses and their quorum');
  });

  it('stands by the log once it cosigned what was verified, or a log that goes on from it', async () => {
    const any = by('group some any fake idle\nquorum some\n');
    const every = by('group every all fake idle\nquorum every\n');
    const round = new WitnessRound(fixture.db, fixture.context.log, must(any.witnesses));
    await round.announce();
    const before = await count(witnessed, any);
    expect(before.counts).toEqual([1, 1, 0]);
    expect(before.remedy).toContain('not cosigned by a quorum');
    await fixture.seal();
    expect(await round.run()).toBe(1);
    expect((await count(witnessed, any)).counts).toEqual([1, 1, 1]);
    expect((await count(witnessed, by('quorum fake\n'))).counts).toEqual([1, 1, 1]);
    expect((await count(witnessed, every)).counts).toEqual([1, 1, 0]);
    // What was verified since is larger than what it cosigned.
    await fixture.system('later');
    await fixture.seal();
    await fixture.verify();
    expect((await count(witnessed, any)).counts).toEqual([1, 1, 0]);
    expect((await count({ kind: 'log-verified' })).counts).toEqual([1, 1, 1]);
  });

  it('is told in both languages as what would raise the verdict', () => {
    const [pack] = fixture.context.packs.filter(({ id }) => id === 'eu-gdpr');
    const requirement = must(must(pack).requirements.find(({ id }) => id === 'GDPR-32'));
    const remedy = { en: 'Do it.', 'zh-TW': '去做。' };
    const counts = { population: 1, sample: 1, met: 0, expiresAt: null, remedy };
    const outcomes = evidencePlan(must(pack), requirement).map((plan) => evaluateRule(plan, counts));
    const [raise] = whatRaises(requirement, outcomes, 'not-needed', remedy);
    expect(raise).toEqual({ en: 'log-integrity: Do it.', 'zh-TW': 'log-integrity：去做。' });
  });
});

it('stops are told from drills, and a stop that nobody tried from one that works', async () => {
  const stop = (system: string, drill: boolean, at: Date) =>
    fixture.db.transaction((tx) =>
      stopSystem(tx, must(officer), { system, reason: 'To see.', drill }, { askedAt: 0, clock: () => 1 }, at),
    );
  await stop('drilled', true, day(-40));
  await stop('stopped', false, day(-10));
  const fresh = { kind: 'systems-fresh', actions: ['system.stopped'], highRisk: true } as const;
  expect((await count({ ...fresh, most: 'P1Y' })).counts).toEqual([3, 3, 2]);
  expect((await count({ ...fresh, drill: true, most: 'P1Y' })).counts).toEqual([3, 3, 1]);
  expect((await count({ ...fresh, drill: true, most: 'P30D' })).counts).toEqual([3, 3, 0]);
  const available = { kind: 'systems-with-fact', fact: 'stop', systems: { highRisk: true } } as const;
  expect((await count(available)).counts).toEqual([3, 2, 2]);
});

it('outputs whose checks told their energy are told from those of which none did, or one asked whose power nobody knows', async () => {
  const energy = { kind: 'outputs-with-energy', outputs: {} } as const;
  const hand = (usage: Record<string, Partial<CheckUsage>>) =>
    fixture.hand(must(submitter), { system: 'running', at: day(-5), usage });
  await hand({});
  expect((await count(energy)).counts).toEqual([1, 1, 0]);
  // A check that is quicker than the clock of the processor took none.
  await hand({ 'text-bias': { wattHours: 0.2 }, 'text-factuality': { wattHours: 0.1 } });
  expect((await count(energy)).counts).toEqual([2, 2, 1]);
  const call = { task: 'judge', question: 0, ordinal: 0, request: null, answer: null, model: 'm', revision: '1' };
  const figures = { queueMs: 0, serviceMs: 1, batchSize: 1, inputTokens: 1, outputTokens: 1, costEur: 0 };
  const asked = { ...call, ...figures, backend: 'openai', outcome: 'answered' as const, message: null };
  const hosted = { ...asked, deviceClass: 'remote', wattHours: null, energyFrom: 'none' as const };
  const own = { ...asked, deviceClass: 'cpu', wattHours: 0.1, energyFrom: 'estimated' as const };
  await hand({ 'text-bias': { wattHours: 0.2, calls: [hosted] } });
  expect((await count(energy)).counts).toEqual([3, 3, 1]);
  await hand({ 'text-bias': { wattHours: 0.2, calls: [own] } });
  expect((await count(energy)).counts).toEqual([4, 4, 2]);
  await fixture.db.transaction((tx) => tx.execute(`update check_run set reused_from = id where watt_hours = 0`));
  expect((await count(energy)).counts).toEqual([4, 3, 2]);
});
