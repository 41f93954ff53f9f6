import { FileRefused } from './file-refused.js';

const encodings = ['utf-8', 'big5'] as const;

/** What the decoder makes of bytes that no Big5 text has: control characters, and U+F8F8 for the byte 255. */
const notBig5 = /[^\P{Cc}\t\r\n]|\uf8f8/u;

/** Whether every second byte is mostly zero, as in UTF-16 text without a byte-order mark: which half, or null. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const probe = bytes.subarray(0, 400);
  const zeros = [0, 0];
  probe.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > probe.length / 8 && even === 0) return 'utf-16le';
  return even > probe.length / 8 && odd === 0 ? 'utf-16be' : null;
}

/**
 * The text of a file: UTF-16 and UTF-8 by their marks or by what the bytes can only be, else Big5, in which Taiwan's Excel
 * saves CSV. Throws `FileRefused` where it is none of these.
 */
export function decodeText(bytes: Buffer): string {
  const wide = utf16Of(bytes);
  for (const encoding of wide === null ? encodings : [wide]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!(encoding === 'big5' ? notBig5 : /\0/).test(text)) return text;
    } catch {
      // Not this one: the next is tried.
    }
  }
  throw new FileRefused('not-readable', {
    en: 'The file is no text in UTF-8, UTF-16 or Big5: save it as "CSV UTF-8", or as an Excel workbook (.xlsx).',
    'zh-TW': '檔案不是 UTF-8、UTF-16 或 Big5 編碼的文字：請另存為「CSV UTF-8」或 Excel 活頁簿（.xlsx）。',
  });
}
