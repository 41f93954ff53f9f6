import {
  addSignatures,
  cosign,
  decideAddCheckpoint,
  encodeHex,
  formatSignatureLine,
  originOf,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  sha256,
  TlogError,
  type AddCheckpoint,
  type Ed25519Key,
  type VerifierKey,
  type WitnessDecision,
} from '@countersign/tlog';
import type { WitnessState } from './witness-state.js';

/** An answer of a witness, as HTTP. */
export interface WitnessReply {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  type: string;
  body: string;
}

const plain = 'text/plain; charset=utf-8';

/**
 * A C2SP tlog-witness: cosigns checkpoints of the logs it knows as long as each extends the one before. Requests are
 * taken one after the other, and what is cosigned is stored first.
 */
export class Witness {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly signer: { readonly name: string; readonly key: Ed25519Key },
    private readonly logs: readonly VerifierKey[],
    private readonly state: WitnessState,
    private readonly now: () => number,
  ) {}

  /** Answers the body of an `add-checkpoint` request. */
  add(body: string): Promise<WitnessReply> {
    const reply = this.#last.then(() => this.#add(body));
    this.#last = reply.catch(() => undefined);
    return reply;
  }

  /** The latest cosigned checkpoint of the log whose origin has this SHA-256, in hex; null when there is none. */
  latest(originHash: string): string | null {
    const log = this.logs.find(({ name }) => encodeHex(sha256(new TextEncoder().encode(name))) === originHash);
    return (log && this.state.latest(log.name)) ?? null;
  }

  async #add(body: string): Promise<WitnessReply> {
    const request = read(body);
    if (typeof request === 'string') return { status: 400, type: plain, body: `${request}\n` };
    const origin = originOf(request);
    const known = this.state.latest(origin);
    const latest = known === undefined ? undefined : parseCheckpoint(parseNote(known).text);
    const decision = await this.#decide(request, origin, latest);
    if (decision.status === 409) return { status: 409, type: 'text/x.tlog.size', body: `${decision.size}\n` };
    if (decision.status !== 200) return { status: decision.status, type: plain, body: `${decision.reason}\n` };
    const signature = await cosign(decision.opened.text, this.signer, this.now());
    this.state.store(origin, addSignatures(request.checkpoint, [signature]));
    return { status: 200, type: plain, body: formatSignatureLine(signature) };
  }

  /** A log that changes its key has two for a while: one of them has to have signed. */
  async #decide(
    request: AddCheckpoint,
    origin: string,
    latest: Parameters<typeof decideAddCheckpoint>[2],
  ): Promise<WitnessDecision> {
    const keys = this.logs.filter(({ name }) => name === origin);
    let decision = await decideAddCheckpoint(request, keys[0], latest);
    for (const key of keys.slice(1)) {
      if (decision.status === 403) decision = await decideAddCheckpoint(request, key, latest);
    }
    return decision;
  }
}

function read(body: string): AddCheckpoint | string {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof TlogError) return error.message;
    throw error;
  }
}
