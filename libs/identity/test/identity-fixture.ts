import { setTimeout } from 'node:timers/promises';
import { setUpActor, type KeyActor, type PersonActor } from '@countersign/access';
import type { PersonView, Role } from '@countersign/contracts';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { hashPassword } from '../src/passwords/hash-password.js';
import type { PasswordCost } from '../src/passwords/password-cost.js';
import { addPerson, type NewPerson } from '../src/people/add-person.js';
import { findPersonRecord } from '../src/people/find-person.js';
import { personActor } from '../src/people/person-record.js';
import { identityEntities } from '../src/rows/identity-entities.js';

/** The least that Argon2id can cost: for tests. */
export const cheap: PasswordCost = { memory: 8, passes: 1, parallelism: 1 };
export const password = 'a password of the tests';

/** A recorded act, as the log has it. */
export interface RecordedEntry {
  action: string;
  actor: string;
  subject: string | null;
  payload: Record<string, unknown>;
}

const waiting = `select count(*) as n from pg_stat_activity
  where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;

/** A program that may do whatever keys may do, which is nothing with people, keys and systems. */
export const keyActor: KeyActor = {
  kind: 'key',
  id: '00000000-0000-7000-8000-00000000000a',
  pseudonym: 'key:test',
  scopes: ['submit', 'read', 'report'],
  systems: [],
};

/** A database of its own with the tables of this lib, and short ways to people and to what was recorded. */
export class IdentityFixture {
  private count = 0;

  private constructor(
    readonly test: TestDatabase,
    private readonly passwordHash: string,
  ) {}

  static async open(): Promise<IdentityFixture> {
    return new IdentityFixture(await testDatabase(identityEntities), await hashPassword(password, cheap));
  }

  get db() {
    return this.test.db;
  }

  newPerson(change: Partial<NewPerson> = {}): NewPerson {
    this.count += 1;
    return {
      email: `person-${this.count}@example.org`,
      name: `Person ${this.count}`,
      language: 'en',
      passwordHash: this.passwordHash,
      grants: [{ role: 'reviewer', system: null }],
      competences: [],
      ...change,
    };
  }

  add(change: Partial<NewPerson> = {}): Promise<PersonView> {
    return this.db.transaction((tx) => addPerson(tx, setUpActor, this.newPerson(change)));
  }

  async actor(...roles: Role[]): Promise<PersonActor> {
    const person = await this.add({ grants: roles.map((role) => ({ role, system: null })) });
    return this.actorOf(person.id);
  }

  async actorOf(id: string): Promise<PersonActor> {
    const record = await this.db.read((tx) => findPersonRecord(tx, id));
    if (!record) throw new Error(`There is no person ${id}.`);
    return personActor(record);
  }

  /** What was recorded since the last call, oldest first. */
  async recorded(): Promise<RecordedEntry[]> {
    const rows = await this.db.read((tx) =>
      tx.query<RecordedEntry & { id: string }>(
        `select e.id, action, actor, subject, payload from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.id > $1 order by e.id`,
        [this.lastSeen],
      ),
    );
    this.lastSeen = rows.at(-1)?.id ?? this.lastSeen;
    return rows.map(({ action, actor, subject, payload }) => ({ action, actor, subject, payload }));
  }

  private lastSeen = '00000000-0000-0000-0000-000000000000';

  /**
   * Starts work that appends to the log, and lets no append through until all of it waits (for that, or for each other),
   * so that it certainly races; answers how each ended. At most eight.
   */
  async race<T>(works: readonly (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    const racing = await this.db.transaction(async (tx) => {
      await tx.query('lock table audit_pending in share mode');
      const ended = Promise.allSettled(works.map((work) => work()));
      while ((await this.figure(waiting)) < works.length) await setTimeout(5);
      return { ended };
    });
    return racing.ended;
  }

  /** One figure that a statement answers as `n`. */
  async figure(statement: string, values: readonly unknown[] = []): Promise<number> {
    const [row] = await this.db.read((tx) => tx.query<{ n: string }>(statement, values));
    return Number(row?.n);
  }
}
