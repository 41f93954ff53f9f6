import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBlobStore, preview, type BlobPlace } from '@countersign/storage';
import sharp from 'sharp';
import { holdToMemory } from './hold-to-memory.ts';
import { residentMb } from './process-use.ts';
import { printImages, type ImageIntakeRow } from './tables.ts';

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '64' },
    megapixels: { type: 'string', default: '20' },
    'most-mb': { type: 'string', default: '400' },
  },
});
const count = Number(values.images);
const width = Math.round(Math.sqrt(Number(values.megapixels) * 1_500_000));
const height = Math.round((width * 2) / 3);

/** Files that differ in a comment only: decoding each costs the same, and each is stored for itself. */
async function writeImages(folder: string): Promise<{ paths: string[]; megabytes: number }> {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
  const jpeg = await sharp({ create: { width, height, channels: 3, background: 'grey', noise } })
    .jpeg({ quality: 80 })
    .toBuffer();
  const paths = Array.from({ length: count }, (_, index) => join(folder, `${index}.jpg`));
  for (const path of paths) {
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 18]), randomBytes(16)]);
    await writeFile(path, Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]));
  }
  return { paths, megabytes: (count * jpeg.length) / 1_048_576 };
}

/** All images at once into a store, the memory of this process watched meanwhile; then copies of some, one after the other. */
async function measure(name: string, place: BlobPlace, paths: readonly string[], megabytes: number) {
  const store = openBlobStore(place);
  await store.check();
  const before = residentMb(process.pid);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, residentMb(process.pid))), 20);
  const begun = performance.now();
  const stored = await Promise.all(paths.map((path) => store.put(createReadStream(path))));
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  const times: number[] = [];
  for (const { digest } of stored.slice(0, 16)) {
    const from = performance.now();
    await preview(await store.read(digest), 1600);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  const row: ImageIntakeRow = {
    name,
    images: paths.length,
    perSecond: paths.length / seconds,
    mbPerSecond: megabytes / seconds,
    p50: at(0.5),
    p99: at(0.99),
    restMb: before,
    peakMb: peak,
  };
  return row;
}

const folder = await mkdtemp(join(tmpdir(), 'countersign-images-'));
let bucket: ChildProcess | null = null;
try {
  const { paths, megabytes } = await writeImages(folder);
  const rows = [await measure('files', { folder: join(folder, 'blobs'), s3: null }, paths, megabytes)];
  bucket = fork(new URL('serve-bucket.ts', import.meta.url));
  const settings = await new Promise<NonNullable<BlobPlace['s3']>>((resolve) => {
    bucket?.once('message', (said) => resolve(said as NonNullable<BlobPlace['s3']>));
  });
  rows.push(await measure('bucket on this machine', { folder: join(folder, 'spool'), s3: settings }, paths, megabytes));
  printImages(`${count} images of ${values.megapixels} megapixels at once`, rows);
  for (const { name, restMb, peakMb } of rows) {
    holdToMemory(`Taking images in (${name})`, peakMb - restMb, Number(values['most-mb']));
  }
} finally {
  if (bucket?.connected) bucket.disconnect();
  await rm(folder, { recursive: true, force: true });
}
