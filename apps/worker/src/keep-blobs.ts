/** Bytes that are kept for one check run. */
const most = 64 * 1_048_576;

/**
 * Reads blobs and keeps those of one check run, oldest given up first: a check of images looks at each several times, and its
 * store may be far away.
 */
export function keepBlobs(
  read: (digest: string) => Promise<Buffer>,
  limit = most,
): (digest: string) => Promise<Buffer> {
  const kept = new Map<string, Buffer>();
  let size = 0;
  return async (digest) => {
    const known = kept.get(digest);
    if (known) return known;
    const bytes = await read(digest);
    if (bytes.length > limit || kept.has(digest)) return bytes;
    kept.set(digest, bytes);
    size += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (size <= limit) break;
      kept.delete(oldest);
      size -= length;
    }
    return bytes;
  };
}
