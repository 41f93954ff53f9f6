import { encodeHex, Sha256 } from '@countersign/tlog';
import { malformedArchive } from '../refusal.js';
import type { PlacedFile } from './archive-layout.js';
import { readPieces, type ByteSource } from './byte-source.js';
import { crc32 } from '#crc32';

/** Reads the content of a file of an archive; answers `sha256:<hex>` over it. Throws a `Refusal` where its CRC-32 is another. */
export async function checkContent(
  source: ByteSource,
  file: PlacedFile,
  onPiece: (size: number) => void,
): Promise<string> {
  const hash = new Sha256();
  let crc = 0;
  for await (const piece of readPieces(source, file.content, file.size)) {
    hash.update(piece);
    crc = crc32(piece, crc);
    onPiece(piece.length);
  }
  if (crc !== file.crc) throw malformedArchive(`${file.name} does not have its checksum`, `${file.name} 的檢查碼不符`);
  return `sha256:${encodeHex(hash.digest())}`;
}
