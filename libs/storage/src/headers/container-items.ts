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
function field(item: string, name: string): string {
  const [, attribute, element] =
    new RegExp(String.raw`\bItem:${name}(?:="([^"<>]{0,100})"|>([^<>]{0,100})<)`).exec(item) ?? [];
  return (attribute ?? element ?? '').trim();
}

/**
 * The parts of a file, the first one first, as the XMP packet in an APP1 segment lists them in order (`Container:Directory` of Google's
 * photographs with depth, gain maps and the like). `start` and `end` are those of the segment's content. Empty where the segment is another
 * one or lists nothing.
 */
export function containerItems(bytes: Buffer, start: number, end: number): ContainerItem[] {
  if (bytes.toString('latin1', start, start + packetHead.length) !== packetHead) return [];
  const packet = bytes.toString('latin1', start + packetHead.length, end);
  const from = packet.indexOf('<Container:Directory');
  if (from < 0) return [];
  const to = packet.indexOf('</Container:Directory>', from);
  const items = packet
    .slice(from, to < 0 ? undefined : to)
    .split('<rdf:li')
    .slice(1);
  if (items.length > mostItems) return [];
  const size = (text: string): number => (/^\d{1,10}$/.test(text) ? Number(text) : text === '' ? 0 : NaN);
  return items.map((item) => ({
    mime: field(item, 'Mime').toLowerCase(),
    length: size(field(item, 'Length')),
    padding: size(field(item, 'Padding')),
  }));
}
