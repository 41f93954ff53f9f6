import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CopiedRow } from './copied-row.js';

/** Signature, flags and an empty extension area (PostgreSQL manual, COPY, "Binary Format"). */
const headerSize = 19;

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
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of client.query(copyTo(`copy (${query}) to stdout (format binary)`))) {
    const bytes: Buffer = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let at = 0;
    if (!begun) {
      if (bytes.length < headerSize) {
        rest = bytes;
        continue;
      }
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
    rest = bytes.subarray(at);
  }
}
