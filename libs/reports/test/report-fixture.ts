import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpActor, workerActor, type PersonActor } from '@countersign/access';
import { LogSealer, logIdentity, recordVerification, verifyLog } from '@countersign/audit';
import type { CheckOutcome, Grant, Outcome, Severity, SystemInput } from '@countersign/contracts';
import { addPerson, identityEntities, registerSystem } from '@countersign/identity';
import { loadPolicy } from '@countersign/policy';
import { claimReviews, decideReviews, ReceiptSigner, reviewTasks } from '@countersign/reviews';
import {
  activatePolicy,
  parseSubmission,
  recordFindings,
  reviseSubmission,
  submitOutputs,
  type CheckUsage,
  type GroupResult,
} from '@countersign/submissions';
import { noUsage, plainSystem, testDatabase, type TestDatabase } from '@countersign/testing';
import { buildReport, type BuildContext } from '../src/build-report.js';
import { getReport } from '../src/get-report.js';
import { requestReport } from '../src/request-report.js';
import { loadRequirements } from '../src/load-requirements.js';

const policies = fileURLToPath(new URL('../../../policies', import.meta.url));
const finding = (severity: Severity, code: string) => ({
  code,
  severity,
  score: 0.5,
  place: null,
  message: { en: `Found ${code}`, 'zh-TW': `發現 ${code}` },
  explanation: { en: 'Because.', 'zh-TW': '因為。' },
  evidence: [],
  model: { name: 'countersign-rules', revision: '1' },
});

export interface Handed {
  system?: string;
  title?: string;
  at?: Date;
  publicInterest?: boolean;
  label?: string;
  text?: string;
  prompt?: string;
  metadata?: Record<string, string | boolean>;
  /** What it revises, for which changes were requested. */
  revises?: string;
  /** Outcome of checks by name; passed where nothing is said. */
  checks?: Record<string, CheckOutcome>;
  /** How severe what flagged checks found is; minor where nothing is said. */
  severity?: Severity;
  /** What checks took, by name. */
  usage?: Record<string, Partial<CheckUsage>>;
}

export interface Decided {
  outcome?: Outcome;
  codes?: string[];
  comment?: string;
  /** Who holds editorial responsibility: gives an editorial record with the approval. */
  editor?: string;
  at?: Date;
}

function answerOf<T>(result: GroupResult<T> | undefined): T {
  if (!result) throw new Error('no result');
  if ('refusal' in result) throw result.refusal;
  return result.answer;
}

/** A database with people, AI systems and the real verbs up to a sealed decision. */
export class ReportFixture {
  private count = 0;
  private readonly signer = new ReceiptSigner(generateKeyPairSync('ed25519').privateKey, 'https://example.org');
  readonly sealer: LogSealer;

  private constructor(
    readonly test: TestDatabase,
    readonly context: BuildContext,
  ) {
    this.sealer = new LogSealer(test.db, context.log);
  }

  static async open(): Promise<ReportFixture> {
    const test = await testDatabase(identityEntities);
    const policy = await loadPolicy(policies);
    const context = {
      folder: await mkdtemp(join(tmpdir(), 'reports-')),
      log: logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log'),
      packs: await loadRequirements(join(policies, 'requirements'), policy),
      policy,
    };
    return new ReportFixture(test, context);
  }

  get db() {
    return this.test.db;
  }

  async close(): Promise<void> {
    await this.test.drop();
    await rm(this.context.folder, { recursive: true });
  }

  async system(slug: string, { riskClass = 'minimal', at }: { riskClass?: SystemInput['riskClass']; at?: Date } = {}) {
    const input = { ...plainSystem(slug), riskClass };
    return this.db.transaction((tx) => registerSystem(tx, setUpActor, input, at));
  }

  async person(name: string, ...grants: Grant[]): Promise<PersonActor> {
    this.count += 1;
    const view = await this.db.transaction((tx) =>
      addPerson(tx, setUpActor, {
        email: `person-${this.count}@example.org`,
        name,
        language: 'en',
        passwordHash: 'unused',
        grants,
        competences: [],
      }),
    );
    const [row] = await this.db.read((tx) =>
      tx.query<{ pseudonym: string }>('select pseudonym from pseudonym where subject_id = $1', [view.id]),
    );
    return { kind: 'person', ...view, pseudonym: row?.pseudonym ?? '', competences: [] };
  }

  async activate(at = new Date()): Promise<void> {
    await this.db.transaction((tx) => activatePolicy(tx, setUpActor, this.context.policy, at));
  }

  /** Hands in a text and lets all its checks end; answers its id. */
  async hand(actor: PersonActor, handed: Handed = {}) {
    const { system = 'answers', title = 'An answer', at = new Date(), publicInterest, label } = handed;
    this.count += 1;
    const parsed = parseSubmission({
      system,
      modality: 'text',
      title,
      content: { text: handed.text ?? `Answer number ${this.count}.`, language: 'en' },
      generator: { provider: 'test', model: 'fake', ...(handed.prompt && { prompt: handed.prompt }) },
      ...(handed.metadata && { metadata: handed.metadata }),
      ...(publicInterest === undefined ? {} : { publicInterest }),
      ...(label === undefined ? {} : { disclosure: { visible: label } }),
    });
    const { policy } = this.context;
    const input = { parsed, idempotencyKey: null, revises: null };
    const { revises } = handed;
    const { id } = await this.db.transaction(async (tx) =>
      revises === undefined
        ? answerOf((await submitOutputs(tx, [{ actor, input }], policy, at))[0])
        : reviseSubmission(tx, actor, { id: revises, parsed, idempotencyKey: null }, policy, at),
    );
    await this.finishChecks(id, handed, at);
    return id;
  }

  private async finishChecks(
    submission: string,
    { checks = {}, severity = 'minor', usage = {} }: Handed,
    at: Date,
  ): Promise<void> {
    const { policy } = this.context;
    const runs = await this.db.read((tx) =>
      tx.query<{ id: string; name: string }>('select id, check_name as name from check_run where submission_id = $1', [
        submission,
      ]),
    );
    for (const { id, name } of runs) {
      const outcome = checks[name] ?? 'passed';
      const result = {
        outcome,
        score: outcome === 'inconclusive' ? null : 0.5,
        summary: { en: outcome, 'zh-TW': outcome },
        findings: outcome === 'flagged' ? [finding(severity, `${name}-flag`)] : [],
        attributions: [],
        measures: {},
        fingerprints: [],
        imageTexts: null,
      };
      await this.db.transaction((tx) =>
        recordFindings(
          tx,
          workerActor,
          { checkRun: id, result, milliseconds: 1, usage: { ...noUsage, ...usage[name] } },
          { policy, tasks: reviewTasks },
          at,
        ),
      );
    }
  }

  /** Claims and decides; `claimedSeconds` before the decision. */
  async decide(
    actor: PersonActor,
    submission: string,
    { outcome = 'approve', codes = ['other'], comment, editor, at = new Date() }: Decided = {},
    claimedSeconds = 60,
  ) {
    const claimedAt = new Date(at.getTime() - claimedSeconds * 1000);
    const claim = await this.db.transaction(async (tx) =>
      answerOf((await claimReviews(tx, [{ actor, input: { submission } }], claimedAt))[0]),
    );
    const binding = await this.bindingOf(submission);
    const editorial =
      editor === undefined
        ? null
        : { substanceReviewed: true as const, factsChecked: true as const, responsible: editor };
    const reasons = codes.map((code) => ({ code }));
    const input = { claim: claim?.id ?? '', binding, outcome, reasons, comment, editorial };
    return this.db.transaction(async (tx) =>
      answerOf(
        (await decideReviews(tx, [{ actor, input }], { policy: this.context.policy, signer: this.signer }, at))[0],
      ),
    );
  }

  private async bindingOf(submission: string) {
    const [row] = await this.db.read((tx) =>
      tx.query<{ version: number; contentDigest: string; policyDigest: string; factsDigest: string }>(
        `select version, content_digest as "contentDigest", policy_digest as "policyDigest", facts_digest as "factsDigest"
         from submission where id = $1`,
        [submission],
      ),
    );
    if (!row) throw new Error('no submission');
    return row;
  }

  async seal(): Promise<void> {
    while ((await this.sealer.seal())?.more);
  }

  /** The lines of a JSON Lines report of everything, in English, built as the worker does. */
  async lines<Line>(officer: PersonActor): Promise<Line[]> {
    const period = { from: '2020-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z', timeZone: 'UTC' };
    const { id } = await this.db.transaction((tx) =>
      requestReport(tx, officer, { kind: 'audit', ...period, systems: [], formats: ['jsonl'], language: 'en' }),
    );
    const outcome = await buildReport(this.db, workerActor, id, this.context);
    const { files } = await this.db.read((tx) => getReport(tx, officer, id));
    const [file] = files;
    if (outcome !== 'built' || !file) throw new Error(`The report was not built: ${String(outcome)}.`);
    const text = await readFile(join(this.context.folder, id, file.name), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  }

  async verify(): Promise<void> {
    const verification = await verifyLog(this.db, this.context.log, 0);
    await this.db.transaction((tx) => recordVerification(tx, workerActor, { ...verification, kind: 'full' }));
  }
}
