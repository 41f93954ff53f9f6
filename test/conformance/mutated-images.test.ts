import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checks, runCheck, seededRandom, withoutModels, type CheckSubject } from '@countersign/checks';
import sharp from 'sharp';
import { draw } from '../../libs/checks/src/image/testing/image-files.js';
import {
  aiSignedJpeg,
  jpegMadeFrom,
  manifestsIn,
  testSigner,
} from '../../libs/checks/src/image/testing/signed-image.js';
import { sampleBlobs } from './sample-outputs.js';

/** Files made of each picture; together a thousand and more. */
const perPicture = 100;
const random = seededRandom(20261130);
const below = (limit: number): number => Math.floor(random() * limit);

/** Small copies of the sample pictures in every format that is taken, with their texts: the models then take no long time. */
async function seeds(): Promise<Buffer[]> {
  const pictures = [...sampleBlobs.values()];
  const small = await Promise.all(
    pictures.map((bytes, at) => {
      const picture = sharp(bytes)
        .keepMetadata()
        .resize({ width: 64 + at });
      return at % 4 === 0
        ? picture.png({ palette: at % 8 === 0 }).toBuffer()
        : at % 4 === 1
          ? picture.jpeg().toBuffer()
          : at % 4 === 2
            ? picture.webp().toBuffer()
            : picture.gif().toBuffer();
    }),
  );
  return small.filter((bytes) => bytes.length > 0);
}

const changes: readonly ((bytes: Buffer) => Buffer)[] = [
  (bytes) => {
    const changed = Buffer.from(bytes);
    const at = below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
    return changed;
  },
  (bytes) => bytes.subarray(0, below(bytes.length)),
  (bytes) => {
    const at = below(bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(Array.from({ length: below(9) }, () => below(256))),
      bytes.subarray(at),
    ]);
  },
  (bytes) => {
    const at = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + below(40)))]);
  },
  // Sizes and counts of a header.
  (bytes) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8([0, 1, 127, 255][below(4)] ?? 0, below(Math.min(40, changed.length)));
    return changed;
  },
];

function mutated(bytes: Buffer): Buffer {
  let changed = bytes;
  for (let turns = 1 + below(3); turns > 0 && changed.length > 0; turns -= 1) {
    changed = changes[below(changes.length)]?.(changed) ?? changed;
  }
  return changed;
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const subjectOf = (digests: readonly string[]): CheckSubject => ({
  title: 'Mutated',
  content: { images: digests.map((digest) => ({ digest, altText: 'A pump' })) },
  generator: { provider: 'example', model: 'example-image-1', prompt: 'three nurses beside a pump', seed: 1 },
  sources: [{ id: 'sheet', text: 'The flow is 140 litres per minute.' }],
  rationale: null,
  affected: null,
  publicInterest: false,
  disclosure: null,
});

const imageChecks = [...checks.values()].filter(({ modality }) => modality === 'image');
const originals = await seeds();

/** Runs every check of images on a set of files, of which some are no images any more: no such set is safe to look at. */
async function answersOf(set: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const check of imageChecks) {
    const result = await runCheck(check, subjectOf([...set.keys()]), {
      signal: new AbortController().signal,
      inference: withoutModels,
      trustedSigners: null,
      readBlob: (digest) => Promise.resolve(set.get(digest) ?? Buffer.alloc(0)),
    });
    expect(['passed', 'flagged', 'inconclusive']).toContain(result.outcome);
    if (check.name === 'image-safety') expect(result.outcome).not.toBe('passed');
  }
}

describe('a thousand mutated files', () => {
  it.each(originals.map((bytes, at) => [at, bytes] as const))(
    'picture %d: every check of images answers each',
    async (_at, bytes) => {
      const files = Array.from({ length: perPicture }, () => mutated(bytes));
      for (let from = 0; from < files.length; from += 50) {
        const set = new Map(files.slice(from, from + 50).map((file) => [digestOf(file), file]));
        await answersOf(set);
      }
    },
    300_000,
  );

  it('with signed manifests that were mutated inside: every check of images answers each', async () => {
    const signed = await aiSignedJpeg();
    const whole = [
      signed,
      await jpegMadeFrom(signed, await draw(32, 24).jpeg().toBuffer(), await testSigner('Contoso')),
    ];
    const files = whole.flatMap((bytes) => {
      const store = manifestsIn(bytes);
      // Past its first boxes, so that the segment of the file still holds it.
      const at = bytes.indexOf(store.subarray(8));
      const said = [...store.keys()].filter((place) => place > 8 && store[place] !== 0);
      return Array.from({ length: 6 }, () => {
        const changed = Buffer.from(bytes);
        for (let turns = 1 + below(3); turns > 0; turns -= 1) {
          const place = at - 8 + (said[below(said.length)] ?? 8);
          changed[place] = (changed[place] ?? 0) ^ (1 << below(8));
        }
        return changed;
      });
    });
    await answersOf(new Map([...files, Buffer.from('no image')].map((file) => [digestOf(file), file])));
  }, 300_000);

  it('are a thousand', () => {
    expect(originals.length * perPicture).toBeGreaterThanOrEqual(1000);
  });
});
