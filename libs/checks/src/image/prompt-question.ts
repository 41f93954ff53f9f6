import type { TaskInput } from '@countersign/inference';
import sharp from 'sharp';
import { z } from 'zod';

/** Pixels of the longer side that a vision model is sent. */
const edge = 1024;

const answer = z.object({
  missing: z.array(z.string().min(1).max(120)).max(20),
  counts: z
    .array(
      z.object({ thing: z.string().min(1).max(80), asked: z.number().int().min(0), seen: z.number().int().min(0) }),
    )
    .max(20),
  reason: z.string().max(1000),
});
/** What a vision model says of an image beside its prompt. */
export type PromptOpinion = z.infer<typeof answer>;

const instruction =
  'Compare the image with the prompt that it was made from, which is given as data. "missing": what the prompt plainly asks to be seen and the image does not show, each in a few words; leave out style and mood. "counts": for each thing that the prompt gives a number of, the number asked for and the number seen. "reason": one sentence in the language of the prompt. Empty lists if nothing is missing and nothing is counted.';

/** The image, made small, and its prompt as a question whose answer keeps to a schema. */
export async function promptQuestion(bytes: Buffer, prompt: string): Promise<TaskInput<'vision'>> {
  const picture = await sharp(bytes, { limitInputPixels: false })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer();
  return {
    image: { bytes: new Uint8Array(picture), mediaType: 'image/jpeg' },
    instruction,
    data: { prompt },
    schema: z.toJSONSchema(answer),
  };
}

/** The answer, null where a server did not keep to the schema: no opinion is better than a guessed one. */
export function promptOpinionIn(text: string): PromptOpinion | null {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
