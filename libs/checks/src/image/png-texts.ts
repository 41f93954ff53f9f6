import { inflateSync } from 'node:zlib';

/** One text of a PNG file, by its keyword. */
export interface PngText {
  keyword: string;
  text: string;
}

const maxTextBytes = 4 * 1_048_576;
/** Characters of all texts of a file together; later ones are left unread. */
const mostTexts = 8 * 1_048_576;

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: maxTextBytes });
  } catch {
    // A text that does not inflate, or only to an absurd size, says nothing; the image itself is judged elsewhere.
    return Buffer.alloc(0);
  }
}

/** `iTXt`: keyword, compression flag and method, language tag, translated keyword, text in UTF-8. */
function internationalText(data: Buffer, after: number): string {
  const compressed = data[after] === 1;
  const language = data.indexOf(0, after + 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return '';
  const rest = data.subarray(translated + 1);
  return (compressed ? inflated(rest) : rest).toString('utf8');
}

function textOf(type: string, data: Buffer): PngText | null {
  const zero = data.indexOf(0);
  if (zero < 1) return null;
  const keyword = data.toString('latin1', 0, zero);
  if (type === 'tEXt') return { keyword, text: data.toString('utf8', zero + 1, zero + 1 + maxTextBytes) };
  if (type === 'zTXt') return { keyword, text: inflated(data.subarray(zero + 2)).toString('utf8') };
  return { keyword, text: internationalText(data, zero + 1) };
}

/** Names of the chunks of a PNG file in order, and its texts (tEXt, zTXt, iTXt); tEXt is read as UTF-8, which generators write in spite of the standard. */
export function readPngTexts(bytes: Buffer): { chunks: string[]; texts: PngText[] } {
  const chunks: string[] = [];
  const texts: PngText[] = [];
  let read = 0;
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    chunks.push(type);
    if (read < mostTexts && (type === 'tEXt' || type === 'zTXt' || type === 'iTXt')) {
      const text = textOf(type, bytes.subarray(at + 8, end));
      if (text) texts.push(text);
      read += text?.text.length ?? 0;
    }
    at = end + 4;
  }
  return { chunks, texts };
}
