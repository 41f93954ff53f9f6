import { createServer, type Server } from 'node:http';
import {
  ed25519KeyFromSeed,
  encodeEntryBundle,
  entryBundlePath,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  hashLeaf,
  inclusionProof,
  partialTiles,
  signNote,
  TILE_WIDTH,
  TileFrontier,
  tileHashReader,
  tilePath,
  tileWidth,
  verifierKey,
  type TileData,
} from '@countersign/tlog';

const origin = 'log.example/test';

/** A log in memory as the files that it serves, in the C2SP layout; to be tampered with. */
export interface MemoryLog {
  files: Map<string, Uint8Array>;
  vkey: string;
  note: string;
  tiles: TileData[];
  root: Uint8Array;
  proof: (index: number) => Uint8Array[];
  proofFile: (index: number) => string;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Builds a log of these entries, signed by the key of a seed of `seed` bytes. */
export async function memoryLog(entries: readonly Uint8Array[], seed = 7): Promise<MemoryLog> {
  const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(seed));
  const vkey = formatVerifierKey(verifierKey(origin, 'ed25519', key.publicKey));
  const size = entries.length;
  const frontier = new TileFrontier();
  const full = frontier.append(Buffer.concat(entries.map(hashLeaf)));
  const tiles = [...full, ...frontier.partialTiles()];
  const files = new Map<string, Uint8Array>();
  for (const tile of tiles)
    files.set(tilePath({ ...tile, width: tileWidth(tile.level, tile.index, size) }), tile.hashes);
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const bundle = entries.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
    files.set(entryBundlePath({ index, width: bundle.length }), encodeEntryBundle(bundle));
  }
  const root = frontier.root();
  const note = await signNote(formatCheckpoint({ origin, size, root }), { name: origin, key });
  files.set('checkpoint', bytes(note)).set('vkey', bytes(`${vkey}\n`));
  const read = tileHashReader(tiles);
  const proof = (index: number): Uint8Array[] => inclusionProof(index, size, read);
  const proofFile = (index: number): string => formatTlogProof({ index, hashes: proof(index), checkpoint: note });
  if (partialTiles(size).length + full.length !== tiles.length) throw new Error('the test log lacks tiles');
  return { files, vkey, note, tiles, root, proof, proofFile };
}

/** Serves a log at `/log/` on 127.0.0.1, and other files by their paths; every request is told to `onRequest`. */
export async function serveFiles(
  files: ReadonlyMap<string, Uint8Array>,
  onRequest: (path: string) => number | undefined = () => undefined,
): Promise<{ address: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/log\//, '');
    const status = onRequest(path);
    const body = files.get(path);
    if (status !== undefined) response.writeHead(status, { 'retry-after': '0' }).end();
    else if (body) response.end(body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the server has no port');
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${place.port}`, close };
}

/** The bytes with one bit turned over; `position` may be any whole number from 0 on. */
export function flipBit(original: Uint8Array, position: number): Uint8Array {
  const changed = original.slice();
  const bit = position % (8 * original.length);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}
