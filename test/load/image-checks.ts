import { parseArgs } from 'node:util';
import { checks, runCheck, seededRandom, withoutModels, type CheckSubject } from '@countersign/checks';
import sharp from 'sharp';
import { holdToMemory } from './hold-to-memory.ts';
import { printImageChecks, type ImageCheckRow } from './tables.ts';

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '64' },
    megapixels: { type: 'string', default: '12' },
    'most-mb': { type: 'string', default: '2000' },
  },
});
const count = Number(values.images);
const width = Math.round(Math.sqrt((Number(values.megapixels) * 1e6 * 4) / 3));
const height = Math.round((width * 3) / 4);

const random = seededRandom(20261130);

/** A photograph-like picture: coloured noise at many scales, with a line of text. No two are alike. */
async function picture(index: number): Promise<Buffer> {
  const small = Buffer.from(Array.from({ length: 64 * 48 * 3 }, () => Math.floor(random() * 256)));
  const text = `<svg width="${width}" height="200"><text x="80" y="150" font-size="120" fill="#fff" stroke="#000">Pump ${index}: flow 140 litres per minute</text></svg>`;
  return sharp(small, { raw: { width: 64, height: 48, channels: 3 } })
    .resize({ width, height, kernel: 'cubic', fit: 'fill' })
    .composite([{ input: Buffer.from(text), left: 0, top: 100 }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

const rssMb = (): number => process.memoryUsage().rss / 1e6;

/** Runs a check with the highest memory that it needed while it ran. */
async function measured(name: string, blobs: readonly Buffer[]): Promise<ImageCheckRow> {
  const check = checks.get(name);
  if (!check) throw new Error(`There is no check "${name}".`);
  const subject: CheckSubject = {
    title: 'Load',
    content: { images: blobs.map((_, index) => ({ digest: String(index), altText: 'A pump' })) },
    generator: { provider: 'example', model: 'example-image-1', prompt: 'a pump' },
    sources: [{ id: 'sheet', text: 'The flow is 140 litres per minute.' }],
    rationale: null,
    affected: null,
    publicInterest: false,
    disclosure: null,
  };
  let peak = rssMb();
  const watch = setInterval(() => (peak = Math.max(peak, rssMb())), 50);
  const context = {
    signal: new AbortController().signal,
    inference: withoutModels,
    trustedSigners: null,
    readBlob: (digest: string) => {
      peak = Math.max(peak, rssMb());
      return Promise.resolve(blobs[Number(digest)] ?? Buffer.alloc(0));
    },
  };
  // What is opened once, such as a model, counts for itself.
  const opening = performance.now();
  await runCheck(check, { ...subject, content: { images: [{ digest: 'none', altText: 'A pump' }] } }, context);
  const usedBefore = process.cpuUsage();
  const begun = performance.now();
  const { outcome } = await runCheck(check, subject, context);
  clearInterval(watch);
  const ended = performance.now();
  const used = process.cpuUsage(usedBefore);
  return {
    name,
    images: blobs.length,
    outcome,
    openMs: begun - opening,
    msPerImage: (ended - begun) / blobs.length,
    cpuMsPerImage: (used.user + used.system) / 1000 / blobs.length,
    peakMb: peak,
    endMb: rssMb(),
  };
}

const blobs: Buffer[] = [];
for (let index = 0; index < count; index += 1) blobs.push(await picture(index));
const rows: ImageCheckRow[] = [];
for (const { name, modality } of checks.values()) {
  if (modality === 'image') rows.push(await measured(name, blobs));
}
const filesMb = blobs.reduce((sum, { length }) => sum + length, 0) / 1e6;
printImageChecks(rows, `${count} images of ${width} × ${height} pixels, ${filesMb.toFixed(0)} MB`);
for (const { name, peakMb } of rows) holdToMemory(`The check ${name}`, peakMb - filesMb, Number(values['most-mb']));
