import type { LogFault } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import {
  equalHashes,
  openNote,
  parseCheckpoint,
  parseNote,
  TlogError,
  type OpenedNote,
  type VerifierKey,
} from '@countersign/tlog';
import { logFaults } from './log-faults.js';
import type { LogIdentity } from './log-identity.js';
import { readLogKeys, trustedKeys, type TrustedKey } from './log-keys.js';
import type { StoredCheckpoint } from './find-checkpoint.js';

const roots = `select c.size::float8 as size, c.root from audit_checkpoint c where c.size > $1 and c.size <= $2`;

/** Checkpoints as a verification reads them, against the keys that the log has or had. */
export class CheckpointReader {
  #keys: readonly TrustedKey[] | null = null;
  readonly #faulty = new Set<number>();

  constructor(
    private readonly db: Database,
    readonly identity: LogIdentity,
  ) {}

  /** The root at each size above `first`, up to `end`, for which there is a checkpoint that no fault was found in. */
  async within(first: number, end: number): Promise<Map<number, Buffer>> {
    const rows = await this.db.read((tx) => tx.query<{ size: number; root: Buffer }>(roots, [first, end]));
    return new Map(rows.flatMap(({ size, root }) => (this.#faulty.has(size) ? [] : [[size, root]])));
  }

  /** What does not hold of a stored checkpoint. The newest has to be signed by a key that is not retired. */
  async faultOf(stored: StoredCheckpoint, isNewest: boolean): Promise<LogFault | null> {
    const fault = await this.#faultOf(stored, isNewest);
    if (fault) this.#faulty.add(stored.size);
    return fault;
  }

  async #faultOf(stored: StoredCheckpoint, isNewest: boolean): Promise<LogFault | null> {
    const keys = (this.#keys ??= await this.db.read((tx: Tx) => this.#trusted(tx)));
    const { size, root } = stored;
    try {
      const opened = await openNote(
        stored.note,
        keys.map(({ key }) => key),
      );
      const said = parseCheckpoint(opened.text);
      if (said.origin !== this.identity.origin || said.size !== size || !equalHashes(said.root, root)) {
        return logFaults.checkpointAltered(size);
      }
      return isNewest && !signedBy(opened, keys) ? logFaults.keyRetired(size) : null;
    } catch (error) {
      if (!(error instanceof TlogError)) throw error;
      const isOurs = keys.some(({ key }) => keyIdsOf(stored.note).includes(key.keyId));
      if (error.code === 'not-signed' && !isOurs) return logFaults.keySwapped(size, this.identity.vkey);
      return logFaults.checkpointUnsigned(size, error.message);
    }
  }

  async #trusted(tx: Tx): Promise<readonly TrustedKey[]> {
    return trustedKeys(this.identity, await readLogKeys(tx));
  }
}

function keyIdsOf(note: string): string[] {
  try {
    return parseNote(note).signatures.map(({ keyId }) => keyId);
  } catch (error) {
    if (error instanceof TlogError) return [];
    throw error;
  }
}

function signedBy({ verified }: OpenedNote, keys: readonly TrustedKey[]): boolean {
  const active = new Set<VerifierKey>(keys.filter(({ retired }) => !retired).map(({ key }) => key));
  return verified.some(({ key }) => active.has(key));
}
