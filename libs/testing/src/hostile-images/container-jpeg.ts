/** A part of a file behind its first picture, by the type that the directory says it has. */
export interface ContainerItem {
  mime: string;
  bytes: Buffer;
}

const namespaces =
  'xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/"';

const written = {
  attributes: (values: [string, string | number][]): string =>
    `<rdf:li rdf:parseType="Resource"><Container:Item ${values.map(([name, value]) => `Item:${name}="${value}"`).join(' ')}/></rdf:li>`,
  elements: (values: [string, string | number][]): string =>
    `<rdf:li rdf:parseType="Resource"><Container:Item rdf:parseType="Resource">${values.map(([name, value]) => `<Item:${name}>${value}</Item:${name}>`).join('')}</Container:Item></rdf:li>`,
};

/**
 * A JPEG whose XMP lists what follows it, by type and length (Google's container of Dynamic Depth, Ultra HDR and the like); `padding`: what lies
 * between it and the first item.
 */
export function containerJpeg(
  first: Buffer,
  items: readonly ContainerItem[],
  { form = 'attributes', padding = Buffer.alloc(0) }: { form?: keyof typeof written; padding?: Buffer } = {},
): Buffer {
  const own: [string, string | number][] = [
    ['Semantic', 'Primary'],
    ['Mime', 'image/jpeg'],
    ['Padding', padding.length],
  ];
  const listed = items.map(({ mime, bytes }): [string, string | number][] => [
    ['Semantic', 'Depth'],
    ['Mime', mime],
    ['Length', bytes.length],
  ]);
  const directory = `<Container:Directory><rdf:Seq>${[own, ...listed].map(written[form]).join('')}</rdf:Seq></Container:Directory>`;
  const xmp = Buffer.from(
    `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${namespaces}>${directory}</rdf:Description></rdf:RDF></x:xmpmeta>`,
  );
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(xmp.length + 2, 2);
  return Buffer.concat([
    first.subarray(0, 2),
    head,
    xmp,
    first.subarray(2),
    padding,
    ...items.map(({ bytes }) => bytes),
  ]);
}
