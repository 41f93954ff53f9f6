import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { ImageReader } from './image-reader.js';
import { rawPixels, type RawPixels } from './raw-pixels.js';
import { rememberReadings } from './remember-readings.js';
import { smallModel } from './small-model.js';
import { tensorflow, wasmFolder } from './tensorflow.js';

/** A face that was found, as shares of width and height from the left and the top; `certainty` that it is one, and what the second model takes its presentation for. Only ever told as sums over a set. */
export interface FoundFace {
  box: readonly [x: number, y: number, width: number, height: number];
  certainty: number;
  presentation: 'women' | 'men' | null;
  presentationCertainty: number;
}

/** Name of the models in models.yaml. */
export const facesModel = { name: 'human-faces', revision: 'human-3.3.6' };

/** Pixels of the longer side that the detector is given. */
const edge = 640;
const mostFaces = 50;
/** Under this the detector finds faces in leaves and cloth. */
const leastCertainty = 0.3;

const found = z.object({
  face: z.array(
    z.object({
      boxScore: z.number(),
      boxRaw: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      gender: z.string().optional(),
      genderScore: z.number().optional(),
    }),
  ),
});

interface Human {
  load(): Promise<void>;
  detect(input: object): Promise<unknown>;
}

const off = { enabled: false };
const settings = (folder: string) => ({
  backend: 'wasm',
  wasmPath: wasmFolder(),
  modelBasePath: `${pathToFileURL(folder).href}/models/`,
  cacheModels: false,
  // Every image is read for itself.
  cacheSensitivity: 0,
  skipAllowed: false,
  debug: false,
  filter: off,
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    enabled: true,
    detector: {
      modelPath: 'blazeface.json',
      rotation: false,
      maxDetected: mostFaces,
      minConfidence: leastCertainty,
      skipFrames: 0,
    },
    mesh: off,
    iris: off,
    emotion: off,
    antispoof: off,
    liveness: off,
    description: { enabled: true, modelPath: 'faceres.json', minConfidence: 0.1, skipFrames: 0 },
  },
});

/** The package reads its own files by `fetch`, which knows no files: for as long as it loads, it is given one that does. */
async function withFetchOfFiles(load: () => Promise<void>): Promise<void> {
  const plain = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith('file:')) return plain(input, init);
    return new Response(await readFile(new URL(address)));
  };
  try {
    await load();
  } finally {
    globalThis.fetch = plain;
  }
}

async function open(): Promise<ImageReader<FoundFace[]>> {
  const tf = await tensorflow();
  const require = createRequire(import.meta.url);
  // What the package exports cannot be resolved: its files are asked for by their place.
  const folder = dirname(dirname(require.resolve('@vladmandic/human')));
  const { Human } = require(`${folder}/dist/human.node-wasm.js`) as { Human: new (settings: object) => Human };
  const human = new Human(settings(folder));
  await withFetchOfFiles(() => human.load());
  return async (bytes, frame) => {
    const pixels = await rawPixels(bytes, edge, 'inside', frame);
    const side = Math.max(pixels.width, pixels.height);
    const tensor = tf.tensor(squared(pixels, side), [1, side, side, 3], 'float32');
    try {
      const scale = [side / pixels.width, side / pixels.height] as const;
      return found.parse(await human.detect(tensor)).face.map((face) => faceOf(face, scale));
    } finally {
      tensor.dispose();
    }
  };
}

/** The picture at the top left of a black square: the detector would squeeze any other shape into one, and miss squeezed faces. */
function squared({ data, width, height }: RawPixels, side: number): Float32Array {
  const square = new Float32Array(side * side * 3);
  for (let y = 0; y < height; y += 1) square.set(data.subarray(y * width * 3, (y + 1) * width * 3), y * side * 3);
  return square;
}

/** `scale`: by how much the square is wider and higher than the picture in it. */
function faceOf(
  { boxScore, boxRaw, gender, genderScore = 0 }: z.infer<typeof found>['face'][number],
  scale: readonly [number, number],
): FoundFace {
  const share = (value: number): number => Math.max(0, Math.min(1, value));
  const [x, y] = [share(boxRaw[0] * scale[0]), share(boxRaw[1] * scale[1])];
  return {
    box: [x, y, Math.min(1 - x, share(boxRaw[2] * scale[0])), Math.min(1 - y, share(boxRaw[3] * scale[1]))],
    certainty: boxScore,
    presentation: gender === 'female' ? 'women' : gender === 'male' ? 'men' : null,
    presentationCertainty: genderScore,
  };
}

/** A finder of faces by the models of this thread, or why there is none. */
export const openFaces = smallModel('@vladmandic/human, @tensorflow/tfjs, @tensorflow/tfjs-backend-wasm', async () =>
  rememberReadings(await open()),
);
