import { changesBetween } from './changes-between.js';

/** A stretch of a line; `changed` where the other line has something else. */
export interface LinePart {
  text: string;
  changed: boolean;
}

export type DiffRow =
  | { kind: 'same' | 'gone' | 'new'; before: number | null; after: number | null; parts: LinePart[] }
  /** Unchanged lines that are not shown. */
  | { kind: 'left-out'; before: number; count: number };

/** Unchanged lines shown around each change. */
const context = 3;

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');
const wordsOf = (line: string): string[] => line.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Neighbouring words of one kind make one part. */
function partsOf(words: readonly { item: string; changed: boolean }[]): LinePart[] {
  const parts: LinePart[] = [];
  for (const { item, changed } of words) {
    const last = parts.at(-1);
    if (last?.changed === changed) last.text += item;
    else parts.push({ text: item, changed });
  }
  return parts;
}

/** A line that took the place of another one, with the words that differ; lines that have nothing in common are whole. */
function wordParts(before: string, after: string): [gone: LinePart[], new_: LinePart[]] {
  const changes = changesBetween(wordsOf(before), wordsOf(after));
  if (!changes.some(({ kind, item }) => kind === 'same' && item.trim() !== '')) return [whole(before), whole(after)];
  const side = (left: 'gone' | 'new') =>
    partsOf(
      changes
        .filter(({ kind }) => kind === 'same' || kind === left)
        .map(({ kind, item }) => ({ item, changed: kind !== 'same' })),
    );
  return [side('gone'), side('new')];
}

const whole = (text: string): LinePart[] => [{ text, changed: false }];

interface Line {
  number: number;
  text: string;
}

/** Rows of a run of changes: what was taken away, then what was added, compared word by word in pairs. */
function changedRows(gone: readonly Line[], added: readonly Line[]): DiffRow[] {
  const pairs = gone.map(({ text }, index) => {
    const partner = added[index];
    return partner ? wordParts(text, partner.text) : null;
  });
  return [
    ...gone.map(({ number, text }, index): DiffRow => {
      return { kind: 'gone', before: number, after: null, parts: pairs[index]?.[0] ?? whole(text) };
    }),
    ...added.map(({ number, text }, index): DiffRow => {
      return { kind: 'new', before: null, after: number, parts: pairs[index]?.[1] ?? whole(text) };
    }),
  ];
}

/** All rows of both texts, changes gathered. */
function allRows(before: string, after: string): DiffRow[] {
  const rows: DiffRow[] = [];
  let [left, right] = [0, 0];
  let [gone, added]: [Line[], Line[]] = [[], []];
  const flush = () => {
    rows.push(...changedRows(gone, added));
    [gone, added] = [[], []];
  };
  for (const { kind, item: text } of changesBetween(linesOf(before), linesOf(after))) {
    if (kind !== 'new') left += 1;
    if (kind !== 'gone') right += 1;
    if (kind === 'gone') gone.push({ number: left, text });
    else if (kind === 'new') added.push({ number: right, text });
    else {
      flush();
      rows.push({ kind: 'same', before: left, after: right, parts: whole(text) });
    }
  }
  flush();
  return rows;
}

/** What differs between two texts, line by line and word by word, with three unchanged lines around; empty when nothing does. */
export function diffRows(before: string, after: string): DiffRow[] {
  const rows = allRows(before, after);
  const near = new Set<number>();
  rows.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    for (let at = index - context; at <= index + context; at += 1) near.add(at);
  });
  if (near.size === 0) return [];
  return rows.reduce<DiffRow[]>((shown, row, index) => {
    const last = shown.at(-1);
    if (near.has(index) || row.kind === 'left-out') shown.push(row);
    else if (last?.kind === 'left-out') last.count += 1;
    else shown.push({ kind: 'left-out', before: row.before ?? 0, count: 1 });
    return shown;
  }, []);
}
