import { open } from 'node:fs/promises';
import { verifyBundle, type ByteSource, type Verification } from '@countersign/verifier';
import { unreadableFile } from '../fetching/read-file-bytes.js';
import type { ReportOptions } from './report-options.js';
import { offlineOptions } from './verify-whole-report.js';

/** Verifies an exported bundle (ZIP) in a file, a megabyte at a time; throws `Unreadable` when it cannot be read. */
export async function verifyBundleFile(path: string, options: ReportOptions = {}): Promise<Verification> {
  const unreadable = (error: unknown): never => {
    throw unreadableFile(path, error);
  };
  await using file = await open(path).catch(unreadable);
  const { size } = await file.stat();
  const source: ByteSource = {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await file.read(bytes, done, length - done, offset + done).catch(unreadable);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
  };
  return await verifyBundle(source, offlineOptions(options));
}
