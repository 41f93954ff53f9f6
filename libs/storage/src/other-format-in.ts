import { isAlsoZip } from './is-also-zip.js';
import type { PngPlace } from './png-texts.js';

/** Bytes from the first that readers of PDF look for its beginning in, and browsers for markup (WHATWG, MIME Sniffing, 5: 1,445). */
const headWindow = 1445;
const markup = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)[\s>/]|<\?php/i;
/** The same where a reader that skips white space and the mark of UTF-8 begins; bytes are read as Latin-1, so the mark is three letters. */
const page = new RegExp(`^(?:\\s|\\xEF\\xBB\\xBF)*(?:${markup.source})`, 'i');

/**
 * What makes a page or a program of a file wherever it stands: an interpreter of PHP reads all of a file, as does a browser that a server
 * tells that it is HTML. Five letters and more: among the compressed pixels of a thousand files of 25 MB fewer than one turns up by chance.
 */
const acting = /<(?:!doctype\s{1,20}html|html|script|iframe)[\s>/]/i;
const php = /<\?php/i;

/** True where words hold markup that makes a page of a file, wherever it stands or in its head. */
export const holdsMarkup = (text: string): boolean => acting.test(text) || markup.test(text);

/** The bytes as text, with what stands at these places left out. */
function without(bytes: Buffer, places: readonly PngPlace[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of places) {
    kept.push(bytes.toString('latin1', at, start));
    at = end;
  }
  return [...kept, bytes.toString('latin1', at)].join('\0');
}

/**
 * The second format that readers of PDF, HTML, PHP or ZIP would recognise in these bytes, null where there is none. Texts of a file that
 * are packed (such as zTXt of PNG) are not unpacked: such readers do not either. `texts`: where a PNG holds texts in the open that are
 * read and told, such as a prompt. Markup among their words does nothing in a file that is shown as an image; one of them that is a page from its first letter on,
 * where a parser that sniffs looks, makes a page of the file, and PHP acts wherever it stands.
 */
export function otherFormatIn(bytes: Buffer, texts: readonly PngPlace[] = []): 'PDF' | 'HTML' | 'ZIP' | null {
  const head = bytes.toString('latin1', 0, headWindow);
  if (head.includes('%PDF-')) return 'PDF';
  const all = bytes.toString('latin1');
  const rest = texts.length > 0 ? without(bytes, texts) : all;
  if (php.test(all) || markup.test(rest.slice(0, headWindow)) || acting.test(rest)) return 'HTML';
  const begins = texts.filter(({ start }) => start < headWindow);
  if (begins.some(({ start, end }) => page.test(bytes.toString('latin1', start, Math.min(end, start + 256))))) {
    return 'HTML';
  }
  return isAlsoZip(bytes) ? 'ZIP' : null;
}
