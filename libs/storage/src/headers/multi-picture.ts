/** Most entries that are read of an index: cameras write a handful. */
const mostEntries = 64;

const entriesTag = 0xb002;
const entrySize = 16;

/**
 * Where further pictures of a file begin, by the index of the multi-picture format in an APP2 segment (CIPA DC-007): offsets into the
 * file. `start` and `end` are those of the segment's content. Null where the segment is another one, empty where its index is broken.
 */
export function picturesNamed(bytes: Buffer, start: number, end: number): number[] | null {
  if (bytes.toString('latin1', start, start + 4) !== 'MPF\0') return null;
  const segment = bytes.subarray(start + 4, end);
  const order = segment.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return [];
  const number = (at: number, size: 2 | 4): number => {
    if (at < 0 || at + size > segment.length) return 0;
    return order === 'II*\0' ? segment.readUIntLE(at, size) : segment.readUIntBE(at, size);
  };
  const index = number(4, 4);
  for (let field = index + 2, left = number(index, 2); left > 0 && field < segment.length; field += 12, left -= 1) {
    if (number(field, 2) !== entriesTag) continue;
    const [size, first] = [number(field + 4, 4), number(field + 8, 4)];
    const count = Math.min(mostEntries, Math.floor(size / entrySize));
    // The offset of the first picture is zero by definition.
    return Array.from({ length: count }, (_, nth) => number(first + nth * entrySize + 8, 4))
      .filter((offset) => offset > 0)
      .map((offset) => start + 4 + offset);
  }
  return [];
}
