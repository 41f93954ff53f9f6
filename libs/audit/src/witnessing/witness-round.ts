import type { Database, Tx } from '@countersign/database';
import {
  addSignatures,
  buildProof,
  formatSignatureLine,
  formatVerifierKey,
  openCheckpoint,
  planConsistencyProof,
  tileHashReader,
  tilesForNodes,
  TlogError,
  type PolicyWitness,
  type TrustPolicy,
} from '@countersign/tlog';
import type { LogIdentity } from '../log-identity.js';
import { findCheckpoint, type StoredCheckpoint } from '../find-checkpoint.js';
import { readTiles } from '../read-tiles.js';
import { askWitness, type WitnessAnswer } from './ask-witness.js';

/** The consistency proof from the tree of `size1` leaves to that of `size2`; empty when there is nothing to prove. */
export async function readConsistencyProof(tx: Tx, size1: number, size2: number): Promise<Uint8Array[]> {
  if (size1 === 0 || size1 === size2) return [];
  const plan = planConsistencyProof(size1, size2);
  return buildProof(plan, tileHashReader(await readTiles(tx, tilesForNodes(plan.nodes, size2))));
}

interface Asked {
  witness: PolicyWitness & { url: string };
  vkey: string;
  failures: number;
  notBefore: number;
}

const firstPauseMs = 2000;
const longestPauseMs = 300_000;
/** Answers that mean another log than ours: kept until the witness cosigns again, whatever else fails meanwhile. */
const divergences: ReadonlySet<string> = new Set(['not-extension', 'ahead']);
/** How often a witness may answer that it knows another size before we give up for now. */
const mostConflicts = 3;

/**
 * Has the newest checkpoint cosigned by each witness of a policy that has an address. A witness that fails is left alone
 * for a pause that doubles, with jitter. No transaction is open while a witness is waited for.
 */
export class WitnessRound {
  readonly #asked: Asked[];

  constructor(
    private readonly db: Database,
    private readonly identity: LogIdentity,
    policy: TrustPolicy,
    private readonly now: () => number = Date.now,
    private readonly random: () => number = Math.random,
  ) {
    this.#asked = policy.witnesses.flatMap((witness) =>
      witness.url === undefined
        ? []
        : [
            {
              witness: { ...witness, url: witness.url },
              vkey: formatVerifierKey(witness.key),
              failures: 0,
              notBefore: 0,
            },
          ],
    );
  }

  /** Notes the witnesses in the database, so that one that was never reached is seen too. */
  async announce(): Promise<void> {
    await this.db.transaction(async (tx) => {
      for (const { vkey, witness } of this.#asked) {
        await tx.execute(
          `insert into witness (verifier_key, name) values ($1, $2)
           on conflict (verifier_key) do update set name = excluded.name`,
          [vkey, witness.name],
        );
      }
    });
  }

  /** Asks each witness that lacks the newest checkpoint, at once; answers how many cosigned it now. */
  async run(): Promise<number> {
    const checkpoint = await this.db.read(findCheckpoint);
    if (!checkpoint) return 0;
    const due = this.#asked.filter(({ notBefore }) => notBefore <= this.now());
    const done = await Promise.all(due.map((asked) => this.#bring(asked, checkpoint)));
    return done.filter(Boolean).length;
  }

  async #bring(asked: Asked, checkpoint: StoredCheckpoint): Promise<boolean> {
    const { vkey } = asked;
    const [state] = await this.db.read((tx) =>
      tx.query<{ known: number | null; cosigned: boolean }>(
        `select w.size::float8 as known, exists (select from audit_cosignature s
           where s.verifier_key = w.verifier_key and s.size = $2) as cosigned from witness w where w.verifier_key = $1`,
        [vkey, checkpoint.size],
      ),
    );
    if (state?.cosigned) return false;
    const answer = await this.#ask(asked, checkpoint, Math.min(state?.known ?? 0, checkpoint.size));
    if (answer.kind === 'cosigned') return this.#settle(asked, checkpoint, answer.lines);
    // Another worker was quicker: the next round is right.
    if (answer.kind === 'conflict' && answer.size > checkpoint.size) return false;
    const { code, detail } =
      answer.kind === 'failed' ? answer : { code: 'bad-answer', detail: `asked to begin anew ${mostConflicts} times` };
    await this.#fail(asked, code, detail);
    return false;
  }

  /** Asks from the size that the witness is thought to know, and again from the one that it names. */
  async #ask({ witness }: Asked, checkpoint: StoredCheckpoint, known: number): Promise<WitnessAnswer> {
    let oldSize = known;
    for (let attempt = 0; ; attempt += 1) {
      const proof = await this.db.read((tx) => readConsistencyProof(tx, oldSize, checkpoint.size));
      const answer = await askWitness(witness.url, { oldSize, proof, checkpoint: checkpoint.note });
      if (answer.kind !== 'conflict' || attempt === mostConflicts) return answer;
      if (answer.size > checkpoint.size) {
        const newest = (await this.db.read(findCheckpoint))?.size ?? 0;
        const detail = `it knows a log of ${answer.size} leaves, we have ${newest}`;
        return answer.size > newest ? { kind: 'failed', code: 'ahead', detail } : answer;
      }
      // Asked from the size that it names, it would cosign the same tree again: it has cosigned another one of that size.
      if (answer.size === checkpoint.size && oldSize === checkpoint.size) {
        return { kind: 'failed', code: 'not-extension', detail: `it cosigned another tree of ${oldSize} leaves` };
      }
      oldSize = answer.size;
    }
  }

  /** Stores the cosignature, once it is verified: a witness may lie, or be another. */
  async #settle(asked: Asked, checkpoint: StoredCheckpoint, lines: string): Promise<boolean> {
    const { witness, vkey } = asked;
    try {
      const trust = { log: this.identity.verifier, witnesses: [witness.key] };
      const { cosignatures } = await openCheckpoint(addSignatures(checkpoint.note, lines), trust);
      const [own] = cosignatures;
      if (!own) throw new TlogError('not-signed', `no line is signed by ${witness.name}`);
      const line = formatSignatureLine(own.signature);
      const at = new Date((own.time ?? 0) * 1000);
      if (Number.isNaN(at.getTime())) throw new TlogError('out-of-range', 'the time of the cosignature is none');
      await this.db.transaction(async (tx) => {
        await tx.execute(
          `insert into audit_cosignature (size, verifier_key, line, cosigned_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [checkpoint.size, vkey, line, at],
        );
        await tx.execute(
          `update witness set size = greatest(size, $2), failure_at = null, failure_code = null, failure = null,
             diverged_at = null, diverged_code = null, diverged = null
           where verifier_key = $1`,
          [vkey, checkpoint.size],
        );
      });
      Object.assign(asked, { failures: 0, notBefore: 0 });
      return true;
    } catch (error) {
      if (!(error instanceof TlogError)) throw error;
      await this.#fail(asked, 'bad-cosignature', error.message);
      return false;
    }
  }

  async #fail(asked: Asked, code: string, detail: string): Promise<void> {
    asked.failures += 1;
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (asked.failures - 1));
    asked.notBefore = this.now() + pause * (0.5 + this.random());
    const at = new Date(this.now());
    await this.db.transaction((tx) =>
      tx.execute(
        `update witness set failure_at = $2, failure_code = $3, failure = $4,
           diverged_at = case when $5 then coalesce(diverged_at, $2) else diverged_at end,
           diverged_code = case when $5 then $3 else diverged_code end,
           diverged = case when $5 then $4 else diverged end
         where verifier_key = $1`,
        [asked.vkey, at, code, detail.slice(0, 500), divergences.has(code)],
      ),
    );
  }
}
