const textChunks: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt']);

/** The bytes of a sound PNG file without the chunks of its texts. */
export function withoutPngTexts(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (!textChunks.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
