import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CopiedRow } from './copied-row.js';

/** Signature, flags and an empty extension area (PostgreSQL manual, COPY, "Binary Format"). */
const headerSize = 19;
const firstRoom = 256 * 1024;

/** The bytes that wait to be read, in one piece of memory that is used again: rows are read in it, and nothing is left to collect. */
class Waiting {
  #room = Buffer.allocUnsafe(firstRoom);
  #from = 0;
  #to = 0;

  /** Adds a chunk; answers all that waits. What was answered before is overwritten. */
  add(chunk: Buffer): Buffer {
    if (this.#to + chunk.length > this.#room.length) this.#makeRoom(chunk.length);
    chunk.copy(this.#room, this.#to);
    this.#to += chunk.length;
    return this.#room.subarray(this.#from, this.#to);
  }

  /** Lets go of the first bytes of what waits. */
  drop(count: number): void {
    this.#from += count;
    if (this.#from === this.#to) this.#from = this.#to = 0;
  }

  #makeRoom(more: number): void {
    const length = this.#to - this.#from;
    const old = this.#room;
    if (length + more > old.length) this.#room = Buffer.allocUnsafe(2 * (length + more));
    old.copy(this.#room, 0, this.#from, this.#to);
    this.#from = 0;
    this.#to = length;
  }
}

/**
 * Hands every row of a query to `onRow`, by COPY in binary format: several times faster than row objects, and flat in memory.
 * The query takes no parameters and must hold no value from outside. `fields` is the number of its columns.
 */
export async function copyOut(
  client: PoolClient,
  query: string,
  fields: number,
  onRow: (row: CopiedRow) => void,
): Promise<void> {
  const row = new CopiedRow(fields);
  const waiting = new Waiting();
  let begun = false;
  for await (const chunk of client.query(copyTo(`copy (${query}) to stdout (format binary)`))) {
    const bytes = waiting.add(chunk as Buffer);
    let at = 0;
    if (!begun) {
      if (bytes.length < headerSize) continue;
      at = headerSize;
      begun = true;
    }
    for (;;) {
      // A field count of -1 ends the data.
      if (at + 2 > bytes.length || bytes.readInt16BE(at) < 0) break;
      const next = row.read(bytes, at);
      if (next < 0) break;
      onRow(row);
      at = next;
    }
    waiting.drop(at);
  }
}
