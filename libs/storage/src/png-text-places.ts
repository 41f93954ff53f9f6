/** Where a text stands in a file: from its first byte to after its last. */
export interface PngPlace {
  start: number;
  end: number;
}

/** Offset of a text in a chunk of text, after its keyword and what else stands before it; -1 where it is packed or there is none. */
const beginnings: Readonly<Record<string, (data: Buffer) => number>> = {
  tEXt: (data) => data.indexOf(0) + 1 || -1,
  iTXt: (data) => {
    const keyword = data.indexOf(0);
    if (keyword < 0 || data[keyword + 1] !== 0) return -1;
    const language = data.indexOf(0, keyword + 3);
    return language < 0 ? -1 : data.indexOf(0, language + 1) + 1 || -1;
  },
};

/** Where a sound PNG holds texts in the open (tEXt and iTXt that is not packed), without their keywords. */
export function pngTextPlaces(bytes: Buffer): PngPlace[] {
  const places: PngPlace[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const [start, end] = [at + 8, at + 8 + bytes.readUInt32BE(at)];
    const beginning = beginnings[bytes.toString('latin1', at + 4, start)]?.(bytes.subarray(start, end)) ?? -1;
    if (beginning >= 0) places.push({ start: start + beginning, end });
    at = end + 4;
  }
  return places;
}
