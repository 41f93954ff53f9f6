/** The few wire forms of Protocol Buffers that an ONNX file needs. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    const low = Number(rest & 127n);
    if (rest < 128n) return Buffer.from([...bytes, low]);
    bytes.push(low | 128);
  }
}

export const integerField = (field: number, value: number): Buffer =>
  Buffer.concat([varint(field << 3), varint(value)]);

/** A text, or a message made of fields. */
export function bytesField(field: number, ...parts: (string | Uint8Array)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body]);
}
