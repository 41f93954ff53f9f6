/**
 * Runs one instance of c2pa-rs, so that all its memory goes when the thread is ended. It imports packages only, and no neighbours: it
 * is started from the sources by tests, from the build by the product.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';

/** What the thread is asked: to read the manifest store of a file. */
export interface C2paRequest {
  /** Said again with the answer. */
  number: number;
  bytes: Uint8Array;
  mediaType: string;
  /** Certificates of trusted signers as PEM. */
  anchors: string | null;
}

/** What it answers: the store as JSON, what c2pa-rs says of the file, or what broke in the instance; with the number of the request, the memory that the instance holds by now, and what it took of a processor's core since the last one, in milliseconds. */
export type C2paReply = ({ json: string } | { said: string } | { broken: string }) & {
  number: number;
  memory: number;
  cpuMs: number;
};

/** Trust anchors as PEM. Nothing is fetched: a file could name any address of our network. */
function contextOf(anchors: string | null): string {
  return JSON.stringify({
    verify: { verify_trust: true, verify_after_reading: true, remote_manifest_fetch: false, ocsp_fetch: false },
    ...(anchors === null ? {} : { trust: { user_anchors: anchors } }),
  });
}

async function read({ bytes, mediaType, anchors }: C2paRequest): Promise<{ json: string }> {
  const reader = await WasmReader.fromBytes(mediaType, bytes, contextOf(anchors));
  try {
    return { json: reader.json() };
  } finally {
    reader.free();
  }
}

const file = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
const { memory } = initSync({ module: readFileSync(file) }) as { memory: { buffer: ArrayBuffer } };

let told = 0;
function cpuSinceLast(): number {
  const { user, system } = process.threadCpuUsage();
  const before = told;
  told = (user + system) / 1000;
  return told - before;
}

/** Said once, when the instance is there. */
export type C2paReady = 'ready';
parentPort?.postMessage('ready' satisfies C2paReady);

parentPort?.on('message', (request: C2paRequest) => {
  void read(request)
    // c2pa-rs throws texts; anything else is a trap, after which nothing of the instance can be relied on.
    .catch((error: unknown) => (typeof error === 'string' ? { said: error } : { broken: String(error) }))
    .then((outcome) =>
      parentPort?.postMessage({
        ...outcome,
        number: request.number,
        memory: memory.buffer.byteLength,
        cpuMs: cpuSinceLast(),
      } satisfies C2paReply),
    );
});
