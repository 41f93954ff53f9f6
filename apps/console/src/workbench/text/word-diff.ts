/** A run of words that both texts have, or that one of them has. */
export interface Change {
  kind: 'same' | 'removed' | 'added';
  words: string;
}

/** Words, spaces, signs; each Han character is a word of its own. */
const wordsOf = (text: string): string[] => text.match(/\p{Script=Han}|[\p{L}\p{N}\p{M}]+|\s+|[^]/gu) ?? [];

/** Steps of the table of common words that are taken; beyond it what differs is shown as one removal and one addition. */
const mostSteps = 4_000_000;

function shared(before: readonly string[], after: readonly string[], from: 'start' | 'end', most: number): number {
  const at = (words: readonly string[], nth: number) => (from === 'start' ? words[nth] : words[words.length - 1 - nth]);
  let length = 0;
  while (length < most && at(before, length) === at(after, length)) length++;
  return length;
}

/** Length of the longest common subsequence of the words from each place on, row by row. */
function commonFrom(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const table = new Uint32Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const cell = row * width + column;
      table[cell] =
        before[row] === after[column]
          ? (table[cell + width + 1] ?? 0) + 1
          : Math.max(table[cell + width] ?? 0, table[cell + 1] ?? 0);
    }
  }
  return table;
}

/** What was taken out of a text and what was put in, by words: fewest of both, where the texts are not too long to tell. */
export function wordDiff(before: string, after: string): Change[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const least = Math.min(old.length, now.length);
  const start = shared(old, now, 'start', least);
  const end = shared(old, now, 'end', least - start);
  const changes: Change[] = [];
  const add = (kind: Change['kind'], words: readonly string[]) => {
    const last = changes.at(-1);
    const joined = words.join('');
    if (joined === '') return;
    if (last?.kind === kind) last.words += joined;
    else changes.push({ kind, words: joined });
  };
  add('same', old.slice(0, start));
  middle(old.slice(start, old.length - end), now.slice(start, now.length - end), add);
  add('same', old.slice(old.length - end));
  return changes;
}

function middle(
  old: readonly string[],
  now: readonly string[],
  add: (kind: Change['kind'], words: readonly string[]) => void,
): void {
  if ((old.length + 1) * (now.length + 1) > mostSteps) {
    add('removed', old);
    add('added', now);
    return;
  }
  const width = now.length + 1;
  const table = commonFrom(old, now);
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [left, right] = [old[row], now[column]];
    const cell = row * width + column;
    if (left !== undefined && left === right) {
      add('same', [left]);
      row++;
      column++;
    } else if (right === undefined || (left !== undefined && (table[cell + width] ?? 0) >= (table[cell + 1] ?? 0))) {
      add('removed', [left ?? '']);
      row++;
    } else {
      add('added', [right]);
      column++;
    }
  }
}
