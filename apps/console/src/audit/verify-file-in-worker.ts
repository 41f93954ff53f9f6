import type { FileAnswer, FileToVerify } from './verify-file-worker.js';

/** The outcome of a file, or why there is none. */
export type FileOutcome = Exclude<FileAnswer, { progress: number }>;

/** Verifies a file in a worker, so that the page never waits; tells progress in percent. Stops when `signal` says so. */
export async function verifyFileInWorker(
  input: FileToVerify,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<FileOutcome> {
  const worker = new Worker(new URL('./verify-file-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<FileOutcome>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('stopped')));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
        if ('progress' in data) onProgress(data.progress);
        else resolve(data);
      });
      worker.postMessage(input);
    });
  } finally {
    worker.terminate();
  }
}
