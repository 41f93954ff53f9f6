import { demand } from './refusal.js';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const WIDTH = 256;

/** A tile, or the entry bundle beside a tile of level 0, as a tree of some size has it. */
export interface Tile {
  level: number | 'entries';
  index: number;
  /** 1 to 256; below 256 the tile is partial. */
  width: number;
}

/** The path below the prefix of a log, such as `tile/0/x001/x234/067.p/5`. */
export function tilePath({ level, index, width }: Tile): string {
  demand(width >= 1 && width <= WIDTH, 'A tile is 1 to 256 wide.');
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const folders = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group));
  return `tile/${level}/${folders.join('/')}${width < WIDTH ? `.p/${width}` : ''}`;
}

/** How many hashes the tiles of a level hold together, in a tree of this size. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / WIDTH ** level);

/** Every tile of one level, from left to right; the last may be partial. Empty tiles do not exist. */
export function* tilesOfLevel(level: number, size: number): Generator<Tile & { level: number }> {
  const count = hashesAt(level, size);
  for (let index = 0; index * WIDTH < count; index += 1) {
    yield { level, index, width: Math.min(WIDTH, count - index * WIDTH) };
  }
}

/** The hashes of a tile; refuses other lengths than its width asks for. */
export function readTile(bytes: Buffer, width: number): Buffer[] {
  demand(bytes.length === width * 32, `A tile of width ${width} has ${bytes.length} bytes.`);
  return Array.from({ length: width }, (_, n) => bytes.subarray(n * 32, n * 32 + 32));
}

/** The entries of a bundle, each after its length in two bytes; refuses another number of them, and a rest. */
export function readEntries(bytes: Buffer, width: number): Buffer[] {
  const entries: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    demand(at + 2 <= bytes.length, 'The entry bundle ends within a length.');
    const end = at + 2 + bytes.readUInt16BE(at);
    demand(end <= bytes.length, 'The entry bundle ends within an entry.');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  demand(entries.length === width, `An entry bundle of width ${width} holds ${entries.length} entries.`);
  return entries;
}
