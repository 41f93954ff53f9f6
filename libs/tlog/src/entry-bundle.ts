import { TILE_WIDTH } from './tile.js';
import { TlogError } from './tlog-error.js';

/** The longest entry that a bundle can hold: its length is written in 16 bits. */
export const MAX_ENTRY_SIZE = 0xffff;

/** An entry bundle (C2SP tlog-tiles): each entry behind its length in two bytes, big-endian. */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  requireWidth(entries.length);
  const tooLong = entries.findIndex((entry) => entry.length > MAX_ENTRY_SIZE);
  if (tooLong >= 0) {
    throw new TlogError('out-of-range', `entry ${tooLong} of the bundle is over ${MAX_ENTRY_SIZE} bytes`);
  }
  const bundle = new Uint8Array(entries.reduce((size, entry) => size + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 0xff;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** The entries of a bundle that must hold `width` (1 to 256) of them, as views of its memory. */
export function decodeEntryBundle(bundle: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  eachEntry(bundle, width, (start, end) => entries.push(bundle.subarray(start, end)));
  return entries;
}

/** Where each entry of a bundle begins and ends; throws unless the bundle holds exactly `width`. */
function eachEntry(bundle: Uint8Array, width: number, onEntry: (start: number, end: number) => void): void {
  requireWidth(width);
  let [at, count] = [0, 0];
  while (at < bundle.length && count < width) {
    const end = at + 2 + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    if (end > bundle.length) throw new TlogError('malformed', `the bundle ends within entry ${count}`);
    onEntry(at + 2, end);
    count += 1;
    at = end;
  }
  if (count !== width || at !== bundle.length) {
    throw new TlogError('malformed', `the bundle does not hold exactly ${width} entries`);
  }
}

function requireWidth(width: number): void {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new TlogError('out-of-range', `a bundle holds 1 to ${TILE_WIDTH} entries, not ${width}`);
  }
}
