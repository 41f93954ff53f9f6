const packetHead = 'http://ns.adobe.com/xap/1.0/\0';
/** Most items that are read: phones write a handful. */
const mostItems = 64;

/** A part of a file that its directory names. */
export interface ContainerItem {
  mime: string;
  length: number;
  /** Bytes between it and the next. */
  padding: number;
}

/** A field of an item, as attribute or as element. */
const fieldNamed = (name: string): RegExp =>
  new RegExp(String.raw`\bItem:${name}(?:="([^"<>]{0,100})"|>([^<>]{0,100})<)`);
const fields = { mime: fieldNamed('Mime'), length: fieldNamed('Length'), padding: fieldNamed('Padding') };

function valueOf(field: RegExp, item: string): string {
  const [, attribute, element] = field.exec(item) ?? [];
  return (attribute ?? element ?? '').trim();
}

/**
 * The parts of a file, the first one first, as the XMP packet in an APP1 segment lists them in order (`Container:Directory` of Google's
 * photographs with depth, gain maps and the like). `start` and `end` are those of the segment's content. Null where the segment is another
 * one or has no directory, empty where the directory lists nothing or too much.
 */
export function containerItems(bytes: Buffer, start: number, end: number): ContainerItem[] | null {
  if (bytes.toString('latin1', start, start + packetHead.length) !== packetHead) return null;
  const packet = bytes.toString('latin1', start + packetHead.length, end);
  const from = packet.indexOf('<Container:Directory');
  if (from < 0) return null;
  const to = packet.indexOf('</Container:Directory>', from);
  const items = packet
    .slice(from, to < 0 ? undefined : to)
    .split('<rdf:li')
    .slice(1);
  if (items.length > mostItems) return [];
  const size = (text: string): number => (/^\d{1,10}$/.test(text) ? Number(text) : text === '' ? 0 : NaN);
  return items.map((item) => ({
    mime: valueOf(fields.mime, item).toLowerCase(),
    length: size(valueOf(fields.length, item)),
    padding: size(valueOf(fields.padding, item)),
  }));
}
