import { isAlsoZip } from './is-also-zip.js';

/** Bytes from the first that readers of PDF look for its beginning in, and browsers for markup (WHATWG, MIME Sniffing, 5: 1,445). */
const headWindow = 1445;
const markup = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)[\s>/]|<\?php/i;

/**
 * What makes a page or a program of a file wherever it stands: an interpreter of PHP reads all of a file, as does a browser that a server
 * tells that it is HTML. Five letters and more: among the compressed pixels of a thousand files of 25 MB fewer than one turns up by chance.
 */
const acting = /<(?:!doctype\s{1,20}html|html|script|iframe)[\s>/]|<\?php/i;

/**
 * The second format that readers of PDF, HTML, PHP or ZIP would recognise in these bytes, null where there is none. Texts of a file that
 * are packed (such as zTXt of PNG) are not unpacked: such readers do not either.
 */
export function otherFormatIn(bytes: Buffer): 'PDF' | 'HTML' | 'ZIP' | null {
  const head = bytes.toString('latin1', 0, headWindow);
  if (head.includes('%PDF-')) return 'PDF';
  if (markup.test(head) || acting.test(bytes.toString('latin1'))) return 'HTML';
  return isAlsoZip(bytes) ? 'ZIP' : null;
}
