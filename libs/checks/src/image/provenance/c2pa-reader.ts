import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { C2paReady, C2paReply, C2paRequest } from './c2pa-thread.js';
import { manifestReader, type OpenReader } from './manifest-reader.js';

/** The thread's file has this file's ending: .ts where sources are run, .js in the build. */
const threadFile = new URL(`./c2pa-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Longest that an instance may take to be there, also on a busy machine. */
const secondsToOpen = 120;

/**
 * An instance of c2pa-rs in a thread of its own: a WebAssembly instance never gives memory back, nor does its module leave the thread
 * that loaded it, so only with the thread does all that go. A file that keeps it for longer than
 * `seconds` breaks it. Rejects where none can be opened.
 */
export async function openC2pa({
  limits = {},
  seconds = 30,
}: { limits?: ResourceLimits; seconds?: number } = {}): Promise<OpenReader> {
  // Preloads and flags of this process are not for threads.
  const thread = new Worker(threadFile, { execArgv: [], resourceLimits: limits });
  let ended: Error | null = null;
  const end = (why: Error): void => {
    ended ??= why;
  };
  thread
    .on('error', end)
    .on('exit', (code) => end(new Error(`The thread of the reader of manifests ended (${code}).`)));
  // It is no reason for a process to go on.
  thread.unref();
  /** What the thread says next, to a request or when it is there; rejects where it ends first. */
  const next = <T>(request?: C2paRequest): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
        act();
      };
      const onMessage = (said: T): void => settle(() => resolve(said));
      const onError = (error: Error): void => settle(() => reject(error));
      const onExit = (code: number): void => onError(ended ?? new Error(`It ended (${code}).`));
      const tooLong = (): void => onError(new Error(`The reader of manifests took longer than ${seconds} s.`));
      const timer = setTimeout(tooLong, (request ? seconds : secondsToOpen) * 1000);
      thread.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
      if (request) thread.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    });
  let before: Promise<unknown> = Promise.resolve();
  const reader: OpenReader = {
    async read(bytes, mediaType, anchors) {
      // One after the other: answers carry no number, and each file is copied into the instance.
      const turn = before.then(() => next<C2paReply>({ bytes: new Uint8Array(bytes), mediaType, anchors }));
      before = turn.catch(() => undefined);
      const reply = await turn;
      reader.memory = reply.memory;
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
  await next<C2paReady>();
  return reader;
}

/** The manifest store of a file as c2pa-rs reads and validates it; throws `UnreadableStore` with what c2pa-rs says, such as `C2pa(JumbfNotFound)`. */
export const readManifestStore = manifestReader(() => openC2pa());
