import type { TaskInput } from '@countersign/inference';
import sharp from 'sharp';
import { z } from 'zod';

/** Pixels of the longer side that a vision model is sent. */
const edge = 1024;

/** Most places of one thing that are read. */
const mostBoxes = 50;
const place = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });
/** Where a thing is seen, as shares of width and height from the left and the top. */
export type SeenPlace = z.infer<typeof place>;

const answerWith = <T extends z.ZodType<SeenPlace[]>>(boxes: T) =>
  z.object({
    missing: z.array(z.string().min(1).max(120)).max(20),
    counts: z
      .array(
        z.object({
          thing: z.string().min(1).max(80),
          asked: z.number().int().min(0),
          seen: z.number().int().min(0),
          boxes,
        }),
      )
      .max(20),
    reason: z.string().max(1000),
  });
const asked = answerWith(z.array(place));
/** Places that are out of form cost the answer nothing but them. */
const answered = answerWith(z.array(place).max(mostBoxes).catch([]));
/** What a vision model says of an image beside its prompt. */
export type PromptOpinion = z.infer<typeof answered>;

const instruction =
  'Compare the image with the prompt that it was made from, which is given as data. "missing": what the prompt plainly asks to be seen and the image does not show, each in a few words; leave out style and mood. "counts": for each thing that the prompt gives a number of, the number asked for, the number seen, and in "boxes" the place of each one seen: "left", "top", "right", "bottom" as shares of the width and height of the image from 0 to 1. "reason": one sentence in the language of the prompt. Empty lists if nothing is missing and nothing is counted.';

/** A part of a picture that is painted grey, as shares of width and height. */
export interface HiddenPart {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The picture made small, as a JPEG. */
function smallPicture(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes, { limitInputPixels: false })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function hide(picture: Buffer, { left, top, width, height }: HiddenPart): Promise<Buffer> {
  const { width: wide, height: high } = await sharp(picture).metadata();
  const [x, y] = [Math.min(wide - 1, Math.round(left * wide)), Math.min(high - 1, Math.round(top * high))];
  const size = {
    width: Math.max(1, Math.min(wide - x, Math.round(width * wide))),
    height: Math.max(1, Math.min(high - y, Math.round(height * high))),
  };
  const grey = { create: { ...size, channels: 3 as const, background: '#808080' } };
  return sharp(picture)
    .composite([{ input: grey, left: x, top: y }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** The image, made small and perhaps with a part of it hidden, and its prompt as a question whose answer keeps to a schema. */
export async function promptQuestion(bytes: Buffer, prompt: string, hidden?: HiddenPart): Promise<TaskInput<'vision'>> {
  const small = await smallPicture(bytes);
  const picture = hidden === undefined ? small : await hide(small, hidden);
  return {
    image: { bytes: new Uint8Array(picture), mediaType: 'image/jpeg' },
    instruction,
    data: { prompt },
    schema: z.toJSONSchema(asked),
  };
}

/** The answer, null where a server did not keep to the schema: no opinion is better than a guessed one. */
export function promptOpinionIn(text: string): PromptOpinion | null {
  try {
    return answered.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
