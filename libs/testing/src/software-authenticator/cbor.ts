/** What can be written: whole numbers, texts, bytes, and lists and maps of them (whose keys stay in the order in which they are given). */
export type CborValue = number | string | Uint8Array | CborValue[] | Map<number | string, CborValue>;

/** The first byte of an item and its length or value, of at most 32 bits (RFC 8949, section 3). */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value);
  const bytes = value < 0x1_00 ? 1 : value < 0x1_00_00 ? 2 : 4;
  const written = Buffer.alloc(1 + bytes);
  written.writeUInt8((major << 5) | (bytes === 1 ? 24 : bytes === 2 ? 25 : 26));
  written.writeUIntBE(value, 1, bytes);
  return written;
}

/** Encodes a value as CBOR (RFC 8949). */
export function cbor(value: CborValue): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  if (value instanceof Map) {
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, of]) => [cbor(key), cbor(of)])]);
  }
  return Buffer.concat([head(2, value.length), value]);
}
