import type { CopiedRow } from '@countersign/database';
import { commitText, SALT_SIZE } from '@countersign/tlog';
import { leafText, type LeafFields } from './leaf-text.js';
import type { AlteredPart } from './log-faults.js';

/** Columns of a leaf with its entry and its payload, in the order in which they are selected. */
export const leafColumn = {
  index: 0,
  leaf: 1,
  id: 2,
  action: 3,
  at: 4,
  actor: 5,
  subject: 6,
  payload: 7,
  salt: 8,
  kind: 9,
  entryHash: 10,
  leafHash: 11,
} as const;
export const leafColumns = Object.keys(leafColumn).length;

const fields = ['id', 'action', 'at', 'actor', 'subject', 'commitment'] as const;

/** In what a leaf differs from its entry and its payload; null when it doesn't. That the leaf has its hash is looked at elsewhere. */
export function leafFault(row: CopiedRow): AlteredPart | 'entry-gone' | 'payload-gone' | null {
  if (row.isNull(leafColumn.id)) return 'entry-gone';
  const isGone = row.isNull(leafColumn.payload) || row.isNull(leafColumn.salt);
  const [said, expected] = isGone ? ['', ''] : [row.text(leafColumn.leaf), expectedLeaf(row)];
  if (said !== expected) return alteredPart(said, expected);
  if (!isOfKind(row.bytes(leafColumn.actor), row.bytes(leafColumn.kind))) return 'kind';
  if (!row.bytes(leafColumn.entryHash).equals(row.bytes(leafColumn.leafHash))) return 'entryHash';
  return isGone ? 'payload-gone' : null;
}

const colon = 0x3a;

/** Whether a pseudonym is one of an actor of this kind: `person:…`, `key:…`, `service:…`. */
function isOfKind(actor: Buffer, kind: Buffer): boolean {
  return actor[kind.length] === colon && actor.subarray(0, kind.length).equals(kind);
}

function expectedLeaf(row: CopiedRow): string {
  const salt = row.bytes(leafColumn.salt);
  return leafText({
    id: row.uuid(leafColumn.id),
    action: row.text(leafColumn.action),
    at: instantOf(row.milliseconds(leafColumn.at)),
    actor: row.text(leafColumn.actor),
    subject: row.isNull(leafColumn.subject) ? null : row.text(leafColumn.subject),
    commitment: salt.length === SALT_SIZE ? commitText(salt, row.bytes(leafColumn.payload)) : '',
  });
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

/** In which field two leaves differ, by the second one's fields. */
export function alteredPart(said: string, expected: string): AlteredPart {
  try {
    const [leaf, entry] = [JSON.parse(said), JSON.parse(expected)] as [Partial<LeafFields>, LeafFields];
    return fields.find((field) => leaf[field] !== entry[field]) ?? 'text';
  } catch {
    return 'text';
  }
}
