import { excerpt, parseDecimal } from './encoding.js';
import { requireSize } from './node-id.js';
import { TILE_WIDTH, type Tile } from './tile.js';
import { TlogError } from './tlog-error.js';

/** A bundle of `width` (1 to 256) log entries, those from 256 * index on. */
export type EntryBundle = { readonly index: number; readonly width: number };

/** What a path below a log's prefix names. */
export type TileResource = ({ readonly kind: 'tile' } & Tile) | ({ readonly kind: 'entries' } & EntryBundle);

const HIGHEST_LEVEL = 63;

/** The path of a tile, `tile/<L>/<N>[.p/<W>]` (C2SP tlog-tiles), without leading slash. */
export function tilePath({ level, index, width }: Tile): string {
  requireSize(level, 'the tile level');
  if (level > HIGHEST_LEVEL) throw new TlogError('out-of-range', `tile level ${level} is above ${HIGHEST_LEVEL}`);
  return `tile/${level}/${indexPath(index)}${widthSuffix(width)}`;
}

/** The path of an entry bundle, `tile/entries/<N>[.p/<W>]` (C2SP tlog-tiles), without leading slash. */
export function entryBundlePath({ index, width }: EntryBundle): string {
  return `tile/entries/${indexPath(index)}${widthSuffix(width)}`;
}

/** The tile or entry bundle that a path names; refuses every spelling but the canonical one. */
export function parseTilePath(path: string): TileResource {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  const [, place, groups, partial] = match ?? [];
  if (place === undefined || groups === undefined) throw notTilePath(path);
  const index = Number(groups.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (!Number.isSafeInteger(index) || width < 1 || (partial !== undefined && width >= TILE_WIDTH)) {
    throw notTilePath(path);
  }
  const resource: TileResource =
    place === 'entries'
      ? { kind: 'entries', index, width }
      : { kind: 'tile', level: parseDecimal(place, 'the tile level'), index, width };
  if (tileResourcePath(resource) !== path) throw notTilePath(path);
  return resource;
}

function tileResourcePath(resource: TileResource): string {
  return resource.kind === 'tile' ? tilePath(resource) : entryBundlePath(resource);
}

/** Groups of three digits, all but the last behind an `x`: 1234067 is x001/x234/067. */
function indexPath(index: number): string {
  requireSize(index, 'the tile index');
  const digits = String(index);
  const groups = digits.padStart(3 * Math.ceil(digits.length / 3), '0').match(/[0-9]{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

function widthSuffix(width: number): string {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new TlogError('out-of-range', `a tile holds 1 to ${TILE_WIDTH} hashes, not ${width}`);
  }
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}

function notTilePath(path: string): TlogError {
  return new TlogError('malformed', `not a tile path: ${excerpt(path)}`);
}
