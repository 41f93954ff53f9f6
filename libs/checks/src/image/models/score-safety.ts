import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { io, Tensor3D } from '@tensorflow/tfjs';
import { rawPixels, type RawPixels } from './raw-pixels.js';
import { rememberReadings } from './remember-readings.js';
import { smallModel } from './small-model.js';
import { tensorflow } from './tensorflow.js';

/** What the model says of an image: probability of sexual content (photographed or drawn), and of a suggestive picture. `box` and `suggestiveBox`: where each hangs on most, as shares of width and height from the left and the top; null where it is low or hangs on no part. */
export interface SafetyReading {
  unsafe: number;
  suggestive: number;
  box: Box | null;
  suggestiveBox: Box | null;
}

type Box = readonly [x: number, y: number, width: number, height: number];

/** Name of the model in models.yaml. */
export const safetyModel = { name: 'nsfw-mobilenet-v2', revision: 'nsfwjs-4.3.0' };

/** Pixels a side that the model looks at. */
const edge = 224;
/** Cells a side of the grid by which regions are hidden. */
const cells = 4;
/** Scores from which it is worth asking where they come from: that takes sixteen further looks. */
const explainFrom = { unsafe: 0.2, suggestive: 0.5 };
const grey = 128;

const require = createRequire(import.meta.url);

/** What is used of the package: its own types do not resolve from an ES module. */
interface Nsfw {
  load(
    model: io.IOHandler,
    options: { size: number },
  ): Promise<{
    classify(pixels: Tensor3D): Promise<{ className: string; probability: number }[]>;
  }>;
}
interface Topology {
  modelTopology: object;
  weightsManifest: { weights: io.WeightsManifestEntry[] }[];
}

type Score = (pixels: RawPixels) => Promise<{ unsafe: number; suggestive: number }>;

/**
 * A file of the model as the package has it. The package's own way to it (`nsfwjs/models/mobilenet_v2`) makes a property of each letter of
 * the weights, which takes seconds and hundreds of megabytes.
 */
function modelFile(name: string): unknown {
  const folder = join(dirname(require.resolve('nsfwjs/core')), '..', 'models', 'mobilenet_v2');
  return require(join(folder, name));
}

/** The model by its own weights: `load` with a name would write to the console. */
async function open(): Promise<Score> {
  const tf = await tensorflow();
  const { load } = require('nsfwjs/core') as Nsfw;
  const { modelTopology, weightsManifest } = modelFile('model.min.js') as Topology;
  const weights = Buffer.from(modelFile('group1-shard1of1.min.js') as string, 'base64');
  const handler = tf.io.fromMemory({
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(weights).buffer,
  });
  const model = await load(handler, { size: edge });
  return async ({ data, width, height }) => {
    const tensor = tf.tensor3d(new Int32Array(data), [height, width, 3], 'int32');
    try {
      const answers = await model.classify(tensor);
      const of = (name: string): number => answers.find(({ className }) => className === name)?.probability ?? 0;
      return { unsafe: Math.min(1, of('Porn') + of('Hentai')), suggestive: of('Sexy') };
    } finally {
      tensor.dispose();
    }
  };
}

/** The picture with one cell of the grid painted grey. */
function without({ data, width, height }: RawPixels, column: number, row: number): RawPixels {
  const hidden = new Uint8Array(data);
  const [from, to] = [Math.floor((column * width) / cells), Math.floor(((column + 1) * width) / cells)];
  for (let y = Math.floor((row * height) / cells); y < Math.floor(((row + 1) * height) / cells); y += 1) {
    hidden.fill(grey, (y * width + from) * 3, (y * width + to) * 3);
  }
  return { data: hidden, width, height };
}

type Scores = Awaited<ReturnType<Score>>;
type CellLoss = { column: number; row: number; loss: Scores };

/** By how much hiding each cell of the grid lowers the scores (Zeiler and Fergus 2014, occlusion). */
async function lossesByCell(score: Score, pixels: RawPixels, whole: Scores): Promise<CellLoss[]> {
  const losses: CellLoss[] = [];
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < cells; column += 1) {
      const { unsafe, suggestive } = await score(without(pixels, column, row));
      losses.push({ column, row, loss: { unsafe: whole.unsafe - unsafe, suggestive: whole.suggestive - suggestive } });
    }
  }
  return losses;
}

/** Where a score comes from: the cells around the one whose hiding lowers it most, as far as they lower it at least half as much. */
function decidingBox(cellLosses: readonly CellLoss[], of: keyof Scores): Box | null {
  const losses = cellLosses.map(({ column, row, loss }) => ({ column, row, loss: loss[of] }));
  const most = losses.reduce((best, cell) => (cell.loss > best.loss ? cell : best));
  if (most.loss <= 0) return null;
  const near = losses.filter(
    ({ column, row, loss }) =>
      loss >= most.loss / 2 && Math.abs(column - most.column) <= 1 && Math.abs(row - most.row) <= 1,
  );
  const [columns, rows] = [near.map(({ column }) => column), near.map(({ row }) => row)];
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const [right, bottom] = [Math.max(...columns) + 1, Math.max(...rows) + 1];
  return [left / cells, top / cells, (right - left) / cells, (bottom - top) / cells];
}

/** A reader of images, frame by frame, by the safety model of this thread, or why there is none. */
export const openSafety = smallModel('nsfwjs, @tensorflow/tfjs, @tensorflow/tfjs-backend-wasm', async () => {
  const score = await open();
  return rememberReadings<SafetyReading>(async (bytes, frame) => {
    const pixels = await rawPixels(bytes, edge, 'fill', frame);
    const whole = await score(pixels);
    const high = (of: keyof Scores): boolean => whole[of] >= explainFrom[of];
    const losses = high('unsafe') || high('suggestive') ? await lossesByCell(score, pixels, whole) : [];
    return {
      ...whole,
      box: high('unsafe') ? decidingBox(losses, 'unsafe') : null,
      suggestiveBox: high('suggestive') ? decidingBox(losses, 'suggestive') : null,
    };
  });
});
