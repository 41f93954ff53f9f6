import { createHash } from 'node:crypto';
import { open, rename } from 'node:fs/promises';

/** Writes chunks to a file, durably and at once visible under its name; answers bytes and `sha256:<hex>`. What was there is replaced. */
export async function writeFileOf(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<{ size: number; digest: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const part = `${path}.part`;
  const file = await open(part, 'w');
  try {
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
      hash.update(bytes);
      size += bytes.length;
      await file.writeFile(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
  return { size, digest: `sha256:${hash.digest('hex')}` };
}
