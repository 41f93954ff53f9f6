import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { personInput, systemInput } from '@countersign/contracts';
import { z } from 'zod';

/** An image of a sample refers to its file; loading replaces it by the digest. */
const sampleImage = z.looseObject({ file: z.string() });

/** The sample set of a folder: people with their sign-ins, AI systems, and bodies of submissions in the order of their file names. */
export async function readSamples(folder: string) {
  const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const files = (await readdir(join(folder, 'submissions'))).filter((file) => file.endsWith('.json')).sort();
  return {
    people: z.array(personInput).parse(await json('people.json')),
    systems: z.array(systemInput).parse(await json('systems.json')),
    submissions: await Promise.all(
      files.map(async (file) => z.looseObject({}).parse(await json(join('submissions', file)))),
    ),
  };
}

/** The files of a sample's images, null for other samples. */
export function imageFilesOf(body: Record<string, unknown>): string[] | null {
  const parsed = z.looseObject({ images: z.array(sampleImage) }).safeParse(body.content);
  return parsed.success ? parsed.data.images.map(({ file }) => file) : null;
}

/** The sample as a client would send it, once its images are stored. */
export function withDigests(body: Record<string, unknown>, digests: readonly string[]): Record<string, unknown> {
  const { images } = z.looseObject({ images: z.array(sampleImage) }).parse(body.content);
  const described = images.map((image, index) => {
    const { file, ...rest } = image;
    const digest = digests[index];
    if (digest === undefined) throw new Error(`The image ${file} of the sample "${String(body.title)}" was not stored.`);
    return { ...rest, digest };
  });
  return { ...body, content: { images: described } };
}
