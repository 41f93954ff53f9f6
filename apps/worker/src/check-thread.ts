import { parentPort, workerData } from 'node:worker_threads';
import { checks, runCheck, type CheckSubject } from '@countersign/checks';
import { fileBlobStore } from '@countersign/storage';

/** What the pool asks of a thread, and what the thread answers. */
export interface CheckRequest {
  check: string;
  subject: CheckSubject;
}
export type CheckReply = { result: Awaited<ReturnType<typeof runCheck>> } | { error: string };

const blobs = fileBlobStore((workerData as { blobFolder: string }).blobFolder);

async function answer({ check: name, subject }: CheckRequest): Promise<CheckReply> {
  try {
    const check = checks.get(name);
    if (!check) throw new Error(`There is no check "${name}" in this version.`);
    // Time limits are kept from outside, by ending the thread: a check that loops would not hear a signal.
    const signal = new AbortController().signal;
    return { result: await runCheck(check, subject, { signal, readBlob: (digest) => blobs.read(digest) }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: CheckRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
