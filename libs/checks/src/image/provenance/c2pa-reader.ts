import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { C2paReply, C2paRequest } from './c2pa-thread.js';
import { manifestReader, type OpenReader } from './manifest-reader.js';

const require = createRequire(import.meta.url);

/** The thread's file has this file's ending: .ts where sources are run, .js in the build. */
const threadFile = new URL(`./c2pa-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

let compiled: Promise<WebAssembly.Module> | null = null;

/** c2pa-rs (9 MB), compiled once in this thread and shared by all instances of it. */
async function moduleOfC2pa(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(require.resolve('@contentauth/c2pa-wasm/c2pa.wasm')));
}

/**
 * An instance of c2pa-rs in a thread of its own: a WebAssembly instance never gives memory back, nor does its module leave the thread
 * that loaded it, so only with the thread does all that go. A file that makes it work without end is answered by ending it.
 */
export async function openC2pa({
  limits = {},
  seconds = 30,
}: { limits?: ResourceLimits; seconds?: number } = {}): Promise<OpenReader> {
  const module = await (compiled ??= moduleOfC2pa());
  // Preloads and flags of this process are not for threads.
  const thread = new Worker(threadFile, { workerData: module, execArgv: [], resourceLimits: limits });
  let ended: Error | null = null;
  let before: Promise<unknown> = Promise.resolve();
  const end = (why: Error): void => {
    ended ??= why;
  };
  thread
    .on('error', end)
    .on('exit', (code) => end(new Error(`The thread of the reader of manifests ended (${code}).`)));
  // It is no reason for a process to go on.
  thread.unref();
  const ask = (request: C2paRequest): Promise<C2paReply> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const tooLong = new Error(`The reader of manifests took longer than ${seconds} s.`);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        thread.off('message', onReply).off('error', onError).off('exit', onExit).unref();
        act();
      };
      const onReply = (reply: C2paReply): void => settle(() => resolve(reply));
      const onError = (error: Error): void => settle(() => reject(error));
      const onExit = (): void => settle(() => reject(ended ?? tooLong));
      const timer = setTimeout(() => onError(tooLong), seconds * 1000);
      thread.on('message', onReply).on('error', onError).on('exit', onExit).ref();
      thread.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    });
  return {
    async read(bytes, mediaType, anchors) {
      // One after the other: answers carry no number, and each file is copied into the instance.
      const turn = before.then(() => ask({ bytes: new Uint8Array(bytes), mediaType, anchors }));
      before = turn.catch(() => undefined);
      const reply = await turn;
      this.memory = reply.memory;
      if ('json' in reply) return JSON.parse(reply.json) as unknown;
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what the reader says of a file is a text, as c2pa-rs throws it
      if ('said' in reply) throw reply.said;
      throw new Error(reply.broken);
    },
    memory: 0,
    async close() {
      await thread.terminate();
    },
  };
}

/** The manifest store of a file as c2pa-rs reads and validates it; throws `UnreadableStore` with what c2pa-rs says, such as `C2pa(JumbfNotFound)`. */
export const readManifestStore = manifestReader(() => openC2pa());
