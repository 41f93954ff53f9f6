/**
 * A JPEG whose index (CIPA DC-007, multi-picture format) names the JPEGs among the parts that are put behind it; the others lie in between.
 */
export function multiPictureJpeg(first: Buffer, parts: readonly Buffer[], order: 'little' | 'big'): Buffer {
  const isPicture = (part: Buffer): boolean => part[0] === 0xff && part[1] === 0xd8;
  const pictures = 1 + parts.filter(isPicture).length;
  // Marker, length, "MPF", byte order and offset of the index; the index with one field; an entry of 16 bytes for each picture.
  const [head, header, index] = [4 + 4, 8, 2 + 12 + 4];
  const segment = Buffer.alloc(head + header + index + pictures * 16);
  const write = (value: number, at: number, size: 2 | 4): void => {
    if (order === 'little') segment.writeUIntLE(value, at, size);
    else segment.writeUIntBE(value, at, size);
  };
  segment.set([0xff, 0xe2]);
  segment.writeUInt16BE(segment.length - 2, 2);
  segment.write(order === 'little' ? 'MPF\0II*\0' : 'MPF\0MM\0*', 4, 'latin1');
  write(8, head + 4, 4);
  write(1, head + 8, 2);
  write(0xb002, head + 10, 2);
  write(7, head + 12, 2);
  write(pictures * 16, head + 14, 4);
  write(header + index, head + 18, 4);
  let entry = head + header + index + 16;
  // Offsets count from the byte order, which follows the first two bytes of the file and eight of the segment.
  let at = first.length + segment.length - 2 - head;
  for (const part of parts) {
    if (isPicture(part)) {
      write(part.length, entry + 4, 4);
      write(at, entry + 8, 4);
      entry += 16;
    }
    at += part.length;
  }
  return Buffer.concat([first.subarray(0, 2), segment, first.subarray(2), ...parts]);
}
