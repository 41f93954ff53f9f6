import { blobSource, canVerifySignatures, readTrustText, verifyFile, type Verification } from '@countersign/verifier';

/** What the worker is asked: a file, and whom the reader trusts (empty: what comes with the file). */
export interface FileToVerify {
  file: Blob;
  trust: string;
}

/** What the worker says: how far it is, and at the end the outcome, or why there is none. */
export type FileAnswer =
  | { progress: number }
  | { verification: Verification }
  | { fault: 'no-signatures' }
  | { fault: 'unreadable'; detail: string };

const say = (answer: FileAnswer): void => self.postMessage(answer);

async function verify({ file, trust: text }: FileToVerify): Promise<void> {
  if (!(await canVerifySignatures())) return say({ fault: 'no-signatures' });
  const trust = readTrustText(text);
  let shown = 0;
  const onProgress = (done: number, total: number): void => {
    const progress = Math.floor((100 * done) / total);
    if (progress > shown) say({ progress: (shown = progress) });
  };
  const verification = await verifyFile(blobSource(file), { ...(trust ? { trust } : {}), onProgress });
  say({ verification });
}

self.addEventListener('message', ({ data }: MessageEvent<FileToVerify>) => {
  void verify(data).catch((error: unknown) => say({ fault: 'unreadable', detail: String(error) }));
});
