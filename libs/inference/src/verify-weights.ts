import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Model } from '@countersign/policy';

/** SHA-256 of a file, read piece by piece. */
async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return `sha256:${hash.digest('hex')}`;
}

/** Compares a model's files with their digests; a sentence for each that is missing or another one, with what to do. */
export async function verifyWeights(folder: string, weights: Model['weights']): Promise<string[]> {
  const faults: string[] = [];
  for (const { file, digest } of weights) {
    const path = join(folder, file);
    try {
      const found = await digestOf(path);
      if (found === digest) continue;
      faults.push(
        `${path} is not the file that was approved (its digest is ${found}, not ${digest}): put the right file there, or look at the new one and write its digest down.`,
      );
    } catch (error) {
      faults.push(`${path} cannot be read (${String(error)}): put the file there, or correct "folder" or "weights".`);
    }
  }
  return faults;
}
