const headWindow = 1024;
const markup = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)[\s>/]|<\?php/i;

/** True where an end-of-central-directory record of a ZIP closes exactly at the end of the bytes. */
function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 22 - 0xffff);
  for (
    let at = bytes.indexOf('PK\x05\x06', from, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\x05\x06', at + 1, 'latin1')
  ) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}

/** The second format that readers of PDF, HTML or ZIP would recognise in these bytes, null where there is none. Looks where such readers look. */
export function otherFormatIn(bytes: Buffer): 'PDF' | 'HTML' | 'ZIP' | null {
  const head = bytes.toString('latin1', 0, headWindow);
  if (head.includes('%PDF-')) return 'PDF';
  if (markup.test(head)) return 'HTML';
  return endsAsZip(bytes) ? 'ZIP' : null;
}
