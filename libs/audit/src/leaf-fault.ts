import type { CopiedRow } from '@countersign/database';
import { commitText, equalHashes, SALT_SIZE } from '@countersign/tlog';
import { leafText, type LeafFields } from './leaf-text.js';

/** The columns of a leaf with its entry and payload, in the order in which they are selected. */
export const column = {
  leafIndex: 0,
  leaf: 1,
  leafHash: 2,
  id: 3,
  action: 4,
  at: 5,
  actor: 6,
  subject: 7,
  payload: 8,
  salt: 9,
} as const;
export const columnCount = Object.keys(column).length;

const named: readonly (readonly [keyof LeafFields, string])[] = [
  ['id', "the entry's id"],
  ['action', "the entry's action"],
  ['at', "the entry's time"],
  ['actor', "the entry's actor"],
  ['subject', "the entry's subject"],
  ['commitment', 'its payload or salt'],
];

/** What does not hold of a leaf whose hash was computed, as the end of a sentence about it; null when all of it holds. */
export function leafFault(row: CopiedRow, hash: Uint8Array): string | null {
  if (!equalHashes(hash, row.bytes(column.leafHash))) return ' was altered: its hash differs';
  if (row.isNull(column.id)) return ': its entry is gone';
  if (row.isNull(column.payload) || row.isNull(column.salt)) return ': its payload is gone';
  const stored = storedFields(row);
  const said = row.text(column.leaf);
  if (said === leafText(stored)) return null;
  return `: ${alteredPart(said, stored)} was altered`;
}

function storedFields(row: CopiedRow): LeafFields {
  const salt = row.bytes(column.salt);
  return {
    id: row.uuid(column.id),
    action: row.text(column.action),
    at: instantOf(row.milliseconds(column.at)),
    actor: row.text(column.actor),
    subject: row.isNull(column.subject) ? null : row.text(column.subject),
    commitment: salt.length === SALT_SIZE ? commitText(salt, row.bytes(column.payload)) : '',
  };
}

let lastInstant = { milliseconds: 0, text: new Date(0).toISOString() };

/** Many entries share their instant, and writing a date costs more than all else here. */
function instantOf(milliseconds: number): string {
  if (lastInstant.milliseconds !== milliseconds) {
    const text = Number.isInteger(milliseconds) ? new Date(milliseconds).toISOString() : 'not in whole milliseconds';
    lastInstant = { milliseconds, text };
  }
  return lastInstant.text;
}

function alteredPart(leaf: string, stored: LeafFields): string {
  try {
    const said = JSON.parse(leaf) as Partial<LeafFields>;
    return named.find(([field]) => said[field] !== stored[field])?.[1] ?? 'its text';
  } catch {
    return 'its text';
  }
}
