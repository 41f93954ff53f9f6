import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as Tensorflow from '@tensorflow/tfjs';
import type * as WasmBackend from '@tensorflow/tfjs-backend-wasm';

const require = createRequire(import.meta.url);

/** Folder of the WebAssembly files, with a slash at its end. */
export const wasmFolder = (): string => `${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`;

let ready: Promise<typeof Tensorflow> | null = null;

async function load(): Promise<typeof Tensorflow> {
  const tf = require('@tensorflow/tfjs') as typeof Tensorflow;
  const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm') as typeof WasmBackend;
  setWasmPaths(wasmFolder());
  // One thread each: checks already run side by side, and sums in a fixed order give the same figures each time.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  await tf.ready();
  return tf;
}

/** TensorFlow.js on WebAssembly, started once per thread; throws where the packages are not installed. */
export function tensorflow(): Promise<typeof Tensorflow> {
  return (ready ??= load());
}
