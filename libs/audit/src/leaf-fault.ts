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
} as const;
export const leafColumns = Object.keys(leafColumn).length;

const fields = ['id', 'action', 'at', 'actor', 'subject', 'commitment'] as const;

/** In what a leaf differs from its entry and its payload; null when it doesn't. */
export function leafFault(row: CopiedRow): AlteredPart | 'entry-gone' | 'payload-gone' | null {
  if (row.isNull(leafColumn.id)) return 'entry-gone';
  if (row.isNull(leafColumn.payload) || row.isNull(leafColumn.salt)) return 'payload-gone';
  const expected = expectedLeaf(row);
  const said = row.text(leafColumn.leaf);
  return said === expected ? null : alteredPart(said, expected);
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
