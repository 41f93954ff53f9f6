import { inflateSync } from 'node:zlib';

/** One text of a PNG file, by its keyword. */
export interface PngText {
  keyword: string;
  text: string;
}

const maxTextBytes = 4 * 1_048_576;
/** Characters of all texts and keywords of a file together, and texts; later ones are left unread. */
const mostCharacters = 8 * 1_048_576;
const mostTexts = 500;
/** Bytes of a keyword (PNG, 11.3.3); what has more is no text. */
const longestKeyword = 79;

/** Null for what does not inflate, or only to an absurd size: it says nothing, and the image itself is judged elsewhere. */
function inflated(bytes: Buffer): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: maxTextBytes });
  } catch {
    return null;
  }
}

/** `iTXt`: keyword, compression flag and method, language tag, translated keyword, text in UTF-8. */
function internationalText(data: Buffer, after: number): Buffer | null {
  const compressed = data[after] === 1;
  const language = data.indexOf(0, after + 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return Buffer.alloc(0);
  const rest = data.subarray(translated + 1);
  return compressed ? inflated(rest) : rest.subarray(0, maxTextBytes);
}

const bodies: Readonly<Record<string, (data: Buffer, after: number) => Buffer | null>> = {
  tEXt: (data, after) => data.subarray(after, after + maxTextBytes),
  zTXt: (data, after) => inflated(data.subarray(after + 1)),
  iTXt: internationalText,
};

/** One text, and what it counts for: what does not inflate has cost as much as the largest that does. */
function textOf(type: string, data: Buffer): (PngText & { cost: number }) | null {
  const zero = data.subarray(0, longestKeyword + 1).indexOf(0);
  const body = zero < 1 ? undefined : bodies[type]?.(data, zero + 1);
  if (body === undefined) return null;
  const keyword = data.toString('latin1', 0, zero);
  const text = body?.toString('utf8') ?? '';
  return { keyword, text, cost: keyword.length + (body === null ? maxTextBytes : text.length) };
}

/** The texts of a PNG file in order (tEXt, zTXt, iTXt); tEXt is read as UTF-8, which generators write in spite of the standard. */
export function readPngTexts(bytes: Buffer): PngText[] {
  const texts: PngText[] = [];
  let read = 0;
  for (let at = 8; at + 12 <= bytes.length && read < mostCharacters && texts.length < mostTexts;) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    const found = textOf(type, bytes.subarray(at + 8, end));
    if (found) {
      texts.push({ keyword: found.keyword, text: found.text });
      read += found.cost;
    }
    at = end + 4;
  }
  return texts;
}
