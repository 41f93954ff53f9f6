import { newId } from '@countersign/database';
import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setUpActor, workerActor, type KeyActor, type PersonActor } from '@countersign/access';
import { registerPseudonym } from '@countersign/audit';
import type { CheckResult, Grant, Scope } from '@countersign/contracts';
import { addPerson, findKey, createKey, identityEntities, registerSystem } from '@countersign/identity';
import { loadPolicy, type Policy } from '@countersign/policy';
import { ReceiptSigner, reviewTasks } from '@countersign/reviews';
import { parseSubmission, recordFindings, submitOutputs } from '@countersign/submissions';
import { plainSystem } from './plain-system.js';
import { testDatabase, type TestDatabase } from './test-database.js';
import { noUsage } from './no-usage.js';

const policies = fileURLToPath(new URL('../../../policies', import.meta.url));

/** A body that a client may hand in; fields given replace the plain ones. */
export function textBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    system: 'answers',
    modality: 'text',
    title: 'An answer',
    content: { text: 'The pump is covered for 12 months.', language: 'en' },
    generator: { provider: 'openai', model: 'gpt-4o' },
    sources: [{ id: 'terms', text: 'The pump is covered for 12 months.' }],
    ...changes,
  };
}

/** A check result in which nothing was found. */
export const passedResult: CheckResult = {
  outcome: 'passed',
  score: 1,
  summary: { en: 'Nothing found.', 'zh-TW': '未發現問題。' },
  findings: [],
  attributions: [],
  measures: {},
  fingerprints: [],
  imageTexts: null,
};

/** A database with two AI systems and people, on the policy of this repository, and the main path up to a waiting review. */
export class CoreFixture {
  readonly signer = new ReceiptSigner(generateKeyPairSync('ed25519').privateKey, 'https://example.org');
  private count = 0;

  private constructor(
    readonly test: TestDatabase,
    readonly policy: Policy,
    readonly client: KeyActor,
  ) {}

  static async open(poolSize = 10): Promise<CoreFixture> {
    const test = await testDatabase(identityEntities, poolSize);
    const policy = await loadPolicy(policies);
    const client = await test.db.transaction(async (tx) => {
      for (const slug of ['answers', 'planner']) await registerSystem(tx, setUpActor, plainSystem(slug));
      const key = await createKey(tx, setUpActor, { name: 'client', scopes: ['submit', 'read'], systems: [] });
      const found = await findKey(tx, key.secret, new Date());
      if (!found) throw new Error('The key is not found.');
      return found.actor;
    });
    return new CoreFixture(test, policy, client);
  }

  get db() {
    return this.test.db;
  }

  /** A person with these grants, as the actor of their session. */
  async person(
    grants: Grant[] = [{ role: 'reviewer', system: null }],
    competences: string[] = [],
    languages: string[] = [],
  ): Promise<PersonActor> {
    this.count += 1;
    const name = `Person ${this.count}`;
    const input = {
      email: `p${this.count}@example.org`,
      name,
      language: 'en' as const,
      passwordHash: 'x',
      grants,
      competences,
      languages,
    };
    const person = await this.db.transaction((tx) => addPerson(tx, setUpActor, input));
    const [row] = await this.db.read((tx) =>
      tx.query<{ pseudonym: string }>('select pseudonym from pseudonym where subject_id = $1', [person.id]),
    );
    return {
      kind: 'person',
      id: person.id,
      name,
      pseudonym: row?.pseudonym ?? '',
      grants,
      competences,
      languages,
      language: 'en',
    };
  }

  /** Another key, with these scopes and AI systems. */
  async key(scopes: Scope[], systems: string[] = []): Promise<KeyActor> {
    const id = newId();
    const pseudonym = await this.db.transaction((tx) => registerPseudonym(tx, 'key', id));
    return { kind: 'key', id, pseudonym, scopes, systems };
  }

  /** Hands in bodies as the client and answers their ids. */
  submit(...bodies: Record<string, unknown>[]): Promise<string[]> {
    return this.submitAs(this.client, ...bodies);
  }

  /** Hands in bodies as this person or key and answers their ids. */
  async submitAs(actor: PersonActor | KeyActor, ...bodies: Record<string, unknown>[]): Promise<string[]> {
    const requests = bodies.map((body) => ({
      actor,
      input: { parsed: parseSubmission(body), idempotencyKey: null, revises: null },
    }));
    const results = await this.db.transaction((tx) => submitOutputs(tx, requests, this.policy));
    return results.map((result) => {
      if ('refusal' in result) throw result.refusal;
      return result.answer.id;
    });
  }

  /** Records this result for every check of the submissions, so that they wait for review. */
  async check(ids: readonly string[], result: CheckResult = passedResult): Promise<void> {
    const runs = await this.db.read((tx) =>
      tx.query<{ id: string }>('select id from check_run where submission_id = any($1) order by id', [ids]),
    );
    const context = { policy: this.policy, tasks: reviewTasks };
    for (const { id } of runs) {
      const record = { checkRun: id, result, milliseconds: 1, usage: noUsage };
      await this.db.transaction((tx) => recordFindings(tx, workerActor, record, context));
    }
  }

  /** A submission that waits for review. */
  async waiting(changes: Record<string, unknown> = {}): Promise<string> {
    const [id = ''] = await this.submit(textBody(changes));
    await this.check([id]);
    return id;
  }

  /** Actions recorded for a subject, oldest first. */
  async actions(subject: string): Promise<string[]> {
    const rows = await this.db.read((tx) =>
      tx.query<{ action: string }>('select action from audit_entry where subject = $1 order by id', [subject]),
    );
    return rows.map(({ action }) => action);
  }

  close(): Promise<void> {
    return this.test.drop();
  }
}
