import { Readable } from 'node:stream';
import { blobKey, missingBlob } from '../blob-key.js';
import type { BlobStore, StoredBlob } from '../blob-store.js';
import { requireDigest } from '../require-digest.js';
import { Spool } from '../spool.js';
import { S3Client, type RetryPlan } from './s3-client.js';
import { wayOut } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

/** Whoever asks how the bucket is does not wait for a minute. */
const quickPlan = { tries: 2, tryMs: 3_000 };

const drained = async (answer: Response): Promise<boolean> => {
  await answer.body?.cancel();
  return answer.ok;
};

/** Runs `use` with the key, and throws `not-found` where there is no such object. */
async function found<T>(digest: string, use: (key: string) => Promise<T | null>): Promise<T> {
  const key = blobKey(digest);
  const answer = key === null ? null : await use(key);
  if (answer === null) throw missingBlob(digest);
  return answer;
}

/**
 * Blobs as objects `<ab>/<hex>` of a bucket. What comes in is spooled to a file below `spoolFolder` first: it is counted,
 * hashed and judged before the bucket sees it, and sent from there with its hash signed, so that memory stays as it is.
 */
export function s3BlobStore(settings: S3Settings, spoolFolder: string, plan: Partial<RetryPlan> = {}): BlobStore {
  const client = new S3Client(settings, plan);
  const quick = new S3Client(settings, { ...plan, ...quickPlan });
  const spool = new Spool(spoolFolder);
  const hasBy = async (asked: S3Client, digest: string): Promise<boolean> => {
    const key = blobKey(digest);
    return key !== null && asked.send({ method: 'HEAD', key, accept: 404, use: drained });
  };
  const upload = async (path: string, { digest, mediaType }: StoredBlob): Promise<void> => {
    const key = blobKey(digest);
    if (key === null) throw new Error(`${digest} is not a digest.`);
    if (await hasBy(client, digest)) return;
    const sha256 = digest.slice('sha256:'.length);
    await client.send({ method: 'PUT', key, body: { path, sha256, mediaType }, use: drained });
  };
  return {
    // Asked while a row of the database is held.
    has: (digest) => hasBy(quick, digest),
    put: (content, limits) => spool.take(content, limits, upload),
    judge: (content, limits) => spool.take(content, limits),
    open: (digest) =>
      found(digest, (key) =>
        client.send({
          method: 'GET',
          key,
          accept: 404,
          use: async (answer) => {
            if (answer.ok && answer.body) return Readable.fromWeb(answer.body);
            await drained(answer);
            return null;
          },
        }),
      ),
    read: async (digest) => {
      const bytes = await found(digest, (key) =>
        client.send({
          method: 'GET',
          key,
          accept: 404,
          use: async (answer) => {
            const body = Buffer.from(await answer.arrayBuffer());
            return answer.ok ? body : null;
          },
        }),
      );
      return requireDigest(bytes, digest, `${settings.bucket}/${blobKey(digest)}`);
    },
    remove: async (digest) => {
      const key = blobKey(digest);
      if (key !== null) await client.send({ method: 'DELETE', key, accept: 404, use: drained });
    },
    check: async () => {
      await spool.prepare();
      const query = '?list-type=2&max-keys=1';
      await quick.send({ method: 'GET', key: '', query, use: drained }).catch((cause: unknown) => {
        throw new Error(
          `The bucket "${settings.bucket}" at ${settings.endpoint} cannot be used for images: ${wayOut(cause)}`,
          { cause },
        );
      });
    },
  };
}
