import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { C2paReady, C2paReply, C2paRequest } from './c2pa-thread.js';
import { manifestReader, ReaderEnded, type OpenReader } from './manifest-reader.js';

/** The thread's file has this file's ending: .ts where sources are run, .js in the build. */
const threadFile = new URL(`./c2pa-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

let taken = 0;

/** Longest that an instance may take to be there, also on a busy machine. */
const longestToOpen = 120;

/**
 * An instance of c2pa-rs in a thread of its own: a WebAssembly instance never gives memory back, nor does its module leave the thread
 * that loaded it, so only with the thread does all that go. A file that keeps it for longer than
 * `seconds` breaks it: the thread is ended, and files that wait for it are told `ReaderEnded`. Rejects where none can be opened.
 */
export async function openC2pa({
  limits = {},
  seconds = 30,
  secondsToOpen = longestToOpen,
}: { limits?: ResourceLimits; seconds?: number; secondsToOpen?: number } = {}): Promise<OpenReader> {
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
  /** The first of what the thread says from now on that is `meant`; rejects where it ends first, and ends it where that takes too long. */
  const next = <T>(within: number, meant: (said: unknown) => said is T, request?: C2paRequest): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new ReaderEnded(ended));
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
        act();
      };
      const onMessage = (said: unknown): void => {
        if (meant(said)) settle(() => resolve(said));
      };
      const onError = (error: Error): void => settle(() => reject(error));
      const onExit = (code: number): void => onError(ended ?? new Error(`It ended (${code}).`));
      const tooLong = (): void => {
        const late = new Error(`The reader of manifests took longer than ${within} s.`);
        end(late);
        onError(late);
        // Else it would go on, and nobody else would end it where it was being opened.
        void thread.terminate();
      };
      const timer = setTimeout(tooLong, within * 1000);
      thread.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
      if (request) thread.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    });
  let before: Promise<unknown> = Promise.resolve();
  let requests = 0;
  const reader: OpenReader = {
    async read(bytes, mediaType, anchors) {
      const number = (requests += 1);
      const isReply = (said: unknown): said is C2paReply => (said as C2paReply).number === number;
      // One after the other: each file is copied into the instance.
      const turn = before.then(async () => {
        const said = await next(seconds, isReply, { number, bytes: new Uint8Array(bytes), mediaType, anchors });
        taken += said.cpuMs;
        // Nothing of the instance can be relied on any more: files that wait are read by another one.
        if ('broken' in said) end(new Error(said.broken));
        return said;
      });
      before = turn.catch(() => undefined);
      const reply = await turn;
      reader.memory = reply.memory;
      if ('broken' in reply) throw new Error(reply.broken);
      return 'json' in reply ? { store: JSON.parse(reply.json) as unknown } : { refusal: reply.said };
    },
    memory: 0,
    async close() {
      await thread.terminate();
    },
  };
  await next(secondsToOpen, (said): said is C2paReady => said === 'ready');
  return reader;
}

/** Milliseconds of a processor's core that readers of manifests have taken in threads of their own, those of files apart that took too long. */
export const manifestReaderCpuMs = (): number => taken;

/** The manifest store of a file as c2pa-rs reads and validates it; throws `UnreadableStore` with what c2pa-rs says, such as `C2pa(JumbfNotFound)`. */
export const readManifestStore = manifestReader(() => openC2pa());
