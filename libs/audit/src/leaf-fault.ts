import type { CopiedRow } from '@countersign/database';
import { commitText, SALT_SIZE } from '@countersign/tlog';
import { leafText, type LeafFields } from './leaf-text.js';
import type { AlteredPart } from './log-faults.js';

/** Columns of a leaf, in the order in which they are selected. */
export const leafColumn = { index: 0, entry: 1, leaf: 2 } as const;
export const leafColumns = Object.keys(leafColumn).length;

/** Columns of an entry with its payload, in the order in which they are selected. */
const entryColumn = { id: 0, action: 1, at: 2, actor: 3, subject: 4, payload: 5, salt: 6 } as const;
export const entryColumns = Object.keys(entryColumn).length;

const fields = ['id', 'action', 'at', 'actor', 'subject', 'commitment'] as const;

/** The id of an entry and the leaf that its columns and its payload make; null in place of the leaf when the payload is gone. */
export function expectedLeaf(row: CopiedRow): [id: string, leaf: string | null] {
  const id = row.uuid(entryColumn.id);
  if (row.isNull(entryColumn.payload) || row.isNull(entryColumn.salt)) return [id, null];
  const salt = row.bytes(entryColumn.salt);
  const leaf = leafText({
    id,
    action: row.text(entryColumn.action),
    at: instantOf(row.milliseconds(entryColumn.at)),
    actor: row.text(entryColumn.actor),
    subject: row.isNull(entryColumn.subject) ? null : row.text(entryColumn.subject),
    commitment: salt.length === SALT_SIZE ? commitText(salt, row.bytes(entryColumn.payload)) : '',
  });
  return [id, leaf];
}

/**
 * In what a leaf and its entry differ; null when they don't. `expected` is the leaf that the entry makes: null when the
 * payload is gone, undefined when the entry is.
 */
export function leafFault(
  row: CopiedRow,
  expected: string | null | undefined,
): AlteredPart | 'entry-gone' | 'payload-gone' | null {
  if (expected === undefined) return 'entry-gone';
  if (expected === null) return 'payload-gone';
  const said = row.text(leafColumn.leaf);
  return said === expected ? null : alteredPart(said, expected);
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
