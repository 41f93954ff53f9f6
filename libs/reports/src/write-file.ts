import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Text is digested and written in pieces of about this many characters: one call a line would take most of the time. */
const pieceLength = 128 * 1024;

async function* inPieces(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  let text: string[] = [];
  let length = 0;
  const piece = (): Uint8Array => {
    const bytes = Buffer.from(text.join(''), 'utf8');
    text = [];
    length = 0;
    return bytes;
  };
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      text.push(chunk);
      length += chunk.length;
      if (length >= pieceLength) yield piece();
    } else {
      if (length > 0) yield piece();
      yield chunk;
    }
  }
  if (length > 0) yield piece();
}

/**
 * Writes chunks to a file, durably and at once visible under its name; answers bytes and `sha256:<hex>`. What was there is
 * replaced, unless `beforeShown` throws.
 */
export async function writeFileOf(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
  beforeShown: () => Promise<void> = async () => undefined,
): Promise<{ size: number; digest: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const part = `${path}.${randomUUID()}.part`;
  const file = await open(part, 'wx');
  try {
    for await (const bytes of inPieces(chunks)) {
      hash.update(bytes);
      size += bytes.length;
      await file.writeFile(bytes);
    }
    await file.sync();
    await beforeShown();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
  return { size, digest: `sha256:${hash.digest('hex')}` };
}
