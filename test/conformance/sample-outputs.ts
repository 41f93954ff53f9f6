import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckSubject } from '@countersign/checks';
import type { Modality, SubmissionInput } from '@countersign/contracts';
import { sha256Digest } from '@countersign/modalities';
import { parseSubmission } from '@countersign/submissions';
import { imageFilesOf, readSamples, withDigests } from '../../apps/api/src/samples/read-samples.js';

const folder = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Bytes of the sample images by their digest. */
export const sampleBlobs = new Map<string, Buffer>();

async function bodyOf(sample: Record<string, unknown>): Promise<Record<string, unknown>> {
  const digests: string[] = [];
  for (const file of imageFilesOf(sample) ?? []) {
    const bytes = await readFile(join(folder, 'images', file));
    const digest = sha256Digest(bytes);
    sampleBlobs.set(digest, bytes);
    digests.push(digest);
  }
  return digests.length > 0 ? withDigests(sample, digests) : sample;
}

/** The sample outputs as clients send them, images referred to by digest. */
export const sampleBodies = await Promise.all((await readSamples(folder)).submissions.map(bodyOf));

/** The sample outputs of a modality. */
export function samplesOf(modality: Modality): Record<string, unknown>[] {
  return sampleBodies.filter((body) => body.modality === modality);
}

/** What a check sees of a submission. */
export function subjectOf(input: SubmissionInput): CheckSubject {
  return {
    title: input.title,
    content: input.content,
    generator: input.generator,
    sources: input.sources,
    rationale: input.rationale ?? null,
    affected: input.affected ?? null,
    publicInterest: input.publicInterest,
    disclosure: input.disclosure ?? null,
  };
}

/** The submission that intake makes of a body, null where it refuses it. */
export function accepted(body: unknown): SubmissionInput | null {
  try {
    return parseSubmission(body).input;
  } catch {
    return null;
  }
}
