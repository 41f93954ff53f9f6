import { inflateSync } from 'node:zlib';

/** One text of a PNG file, by its keyword. */
export interface PngText {
  keyword: string;
  text: string;
}

/** Where a text stands in a file: from its first byte to after its last. */
export interface PngPlace {
  start: number;
  end: number;
}

const maxTextBytes = 4 * 1_048_576;
/** Characters of all texts and keywords of a file together, and texts; later ones are left unread. */
const mostCharacters = 8 * 1_048_576;
const mostTexts = 500;
/** Bytes of a keyword (PNG, 11.3.3); what has more is no text. */
const longestKeyword = 79;

/** The bytes of a text; `from`: where in its chunk they begin, null where they are packed. */
interface Body {
  bytes: Buffer;
  from: number | null;
}

const open = (data: Buffer, from: number): Body => ({ bytes: data.subarray(from, from + maxTextBytes), from });

/** Null for what does not inflate, or only to an absurd size: it says nothing, and the image itself is judged elsewhere. */
function inflated(bytes: Buffer): Body | null {
  try {
    return { bytes: inflateSync(bytes, { maxOutputLength: maxTextBytes }), from: null };
  } catch {
    return null;
  }
}

/** `iTXt`: keyword, compression flag and method, language tag, translated keyword, text in UTF-8. */
function internationalText(data: Buffer, after: number): Body | null {
  const compressed = data[after] === 1;
  const language = data.indexOf(0, after + 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return { bytes: Buffer.alloc(0), from: null };
  return compressed ? inflated(data.subarray(translated + 1)) : open(data, translated + 1);
}

const bodies: Readonly<Record<string, (data: Buffer, after: number) => Body | null>> = {
  tEXt: open,
  zTXt: (data, after) => inflated(data.subarray(after + 1)),
  iTXt: internationalText,
};

/** A text as it was read; `place`: where in the file it stands in the open, as far as it was read, null where it is packed. */
interface ReadText extends PngText {
  place: PngPlace | null;
}

/** One text, and what it counts for: what does not inflate has cost as much as the largest that does. `start`: where its data begin in the file. */
function textOf(type: string, data: Buffer, start: number): (ReadText & { cost: number }) | null {
  const zero = data.subarray(0, longestKeyword + 1).indexOf(0);
  const read = zero < 1 ? undefined : bodies[type];
  if (read === undefined) return null;
  const keyword = data.toString('latin1', 0, zero);
  const body = read(data, zero + 1);
  if (body === null) return { keyword, text: '', place: null, cost: keyword.length + maxTextBytes };
  const text = body.bytes.toString('utf8');
  const at = body.from === null ? null : start + body.from;
  const place = at === null ? null : { start: at, end: at + body.bytes.length };
  return { keyword, text, place, cost: keyword.length + text.length };
}

function read(bytes: Buffer): ReadText[] {
  const texts: ReadText[] = [];
  let characters = 0;
  for (let at = 8; at + 12 <= bytes.length && characters < mostCharacters && texts.length < mostTexts;) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    const found = textOf(type, bytes.subarray(at + 8, end), at + 8);
    if (found) {
      texts.push(found);
      characters += found.cost;
    }
    at = end + 4;
  }
  return texts;
}

/** The texts of a PNG file in order (tEXt, zTXt, iTXt); tEXt is read as UTF-8, which generators write in spite of the standard. */
export const readPngTexts = (bytes: Buffer): PngText[] => read(bytes).map(({ keyword, text }) => ({ keyword, text }));

/** Where a PNG file holds in the open what `readPngTexts` reads, without keywords: what nobody reads has no place. */
export const pngTextPlaces = (bytes: Buffer): PngPlace[] => read(bytes).flatMap(({ place }) => place ?? []);
