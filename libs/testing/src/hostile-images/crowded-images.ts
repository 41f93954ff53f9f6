import { deflateSync } from 'node:zlib';

/** A file within every limit whose parts are as many as fit; made only when asked for, as each is 24 MB. */
export interface CrowdedImage {
  name: string;
  make: () => Buffer;
}

const room = 24 * 1_048_576;
/** Most chunks or boxes that a file may have here. */
const mostParts = 65_000;

/** The part as often as there is room for it, or so many times. */
function filled(part: Buffer, times = Math.floor(room / part.length)): Buffer {
  return Buffer.alloc(times * part.length, part);
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
function number(size: 1 | 2 | 4, ...values: number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length);
  values.forEach((value, nth) => bytes.writeUIntBE(value, nth * size, size));
  return bytes;
}

const segment = (marker: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), number(2, data.length + 2), data]);
const frame = segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]));
const jpeg = (parts: Buffer, end = Buffer.alloc(0)): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), parts, frame, Buffer.from([0xff, 0xd9]), end]);

const packet = (text: string): Buffer => segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${text}`));
const item = '<rdf:li';
/** An index that says to have 64 entries, and has none. */
const index = segment(
  0xe2,
  Buffer.concat([latin('MPF\0MM\0*'), number(4, 8), number(2, 1, 0xb002, 7), number(4, 64 * 16, 0)]),
);

function png(parts: Buffer): Buffer {
  const chunk = (type: string, data = Buffer.alloc(0)) => pngChunk(type, data);
  const header = Buffer.concat([number(4, 8, 8), Buffer.from([8, 0, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    parts,
    chunk('IDAT'),
    chunk('IEND'),
  ]);
}
const pngChunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([number(4, data.length), latin(type), data, Buffer.alloc(4)]);

function riffChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([latin(type), length, data, Buffer.alloc(data.length % 2)]);
}
const webp = (parts: Buffer): Buffer =>
  riffChunk(
    'RIFF',
    Buffer.concat([
      latin('WEBP'),
      riffChunk('VP8X', Buffer.alloc(10)),
      riffChunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0])),
      parts,
    ]),
  );

const gifFrame = Buffer.from([0x2c, 0, 0, 0, 0, 8, 0, 8, 0, 0, 2, 2, 0x44, 1, 0]);
const gif = (parts: Buffer): Buffer =>
  Buffer.concat([latin('GIF89a'), Buffer.from([8, 0, 8, 0, 0, 0, 0]), gifFrame, parts, Buffer.from([0x3b])]);

const box = (type: string, ...data: Buffer[]): Buffer => {
  const content = Buffer.concat(data);
  return Buffer.concat([number(4, 8 + content.length), latin(type), content]);
};
const extent = box('ispe', number(4, 0, 8, 8));
/** An AVIF of these properties, and of entries that say which item has which. */
const avif = (properties: Buffer, entries: Buffer, count: number): Buffer =>
  Buffer.concat([
    box('ftyp', latin('avif\0\0\0\0avifmif1')),
    box(
      'meta',
      number(4, 0),
      box('pitm', number(4, 0), number(2, 1)),
      box('iprp', box('ipco', properties), box('ipma', number(4, 0, count), entries)),
    ),
    box('mdat', Buffer.alloc(1)),
  ]);
const ofFirst = Buffer.from([0, 1, 1, 1]);
function entriesOfOthers(properties: number): Buffer {
  const entries = filled(Buffer.concat([number(2, 2), number(1, properties), Buffer.alloc(properties, 1)]));
  return avif(extent, Buffer.concat([entries, ofFirst]), entries.length / (3 + properties) + 1);
}

/** Files of 24 MB whose segments, chunks, boxes, texts or entries are as many as fit, each made to cost a reader as much as it can. */
export const crowdedImages: readonly CrowdedImage[] = [
  { name: 'JPEG of directories', make: () => jpeg(filled(packet(`<Container:Directory${item.repeat(64)}`))) },
  { name: 'JPEG of a long directory', make: () => jpeg(filled(packet(`<Container:Directory${item.repeat(9000)}`))) },
  { name: 'JPEG of packets', make: () => jpeg(filled(packet(''))) },
  { name: 'JPEG of indexes', make: () => jpeg(filled(index)) },
  { name: 'JPEG of empty scans', make: () => jpeg(filled(segment(0xda, Buffer.alloc(0)))) },
  {
    name: 'JPEG of stuffed bytes',
    make: () => jpeg(Buffer.concat([segment(0xda, Buffer.alloc(0)), filled(Buffer.from([0xff, 0]))])),
  },
  { name: 'JPEG and zeros', make: () => jpeg(Buffer.alloc(0), Buffer.alloc(room)) },
  { name: 'PNG of texts', make: () => png(filled(pngChunk('tEXt', latin(`c\0${'a'.repeat(370)}`)), mostParts)) },
  {
    name: 'PNG of packed texts',
    make: () =>
      png(filled(pngChunk('zTXt', Buffer.concat([latin('c\0\0'), deflateSync(Buffer.alloc(300_000))])), mostParts)),
  },
  { name: 'WebP of chunks', make: () => webp(filled(riffChunk('ABCD', Buffer.alloc(376)), mostParts)) },
  { name: 'GIF of extensions', make: () => gif(filled(Buffer.from([0x21, 0xfe, 0]))) },
  { name: 'GIF of frames', make: () => gif(filled(gifFrame)) },
  { name: 'AVIF of entries', make: () => entriesOfOthers(0) },
  { name: 'AVIF of long entries', make: () => entriesOfOthers(255) },
  {
    name: 'AVIF of properties',
    make: () => avif(filled(Buffer.concat([extent, box('free', Buffer.alloc(700))]), 32_000), ofFirst, 1),
  },
];
