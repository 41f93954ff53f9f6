import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { containerJpeg } from './container-jpeg.js';
import { seedImage } from './seed-images.js';

/** A file that means harm, and what may become of it: `refused` always, `safe` taken in or refused, with little memory either way. */
export interface HostileImage {
  name: string;
  bytes: Buffer;
  end: 'refused' | 'safe';
}

const megabyte = 1_048_576;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const afterHeader = (png: Buffer, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

/** A PNG of that size, 8 bits of grey, whose pixels are all zero and pack a thousandfold. */
function blackPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = deflateSync(Buffer.alloc((width + 1) * rows));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** A GIF of one colour with so many frames, each as large as it says. */
function gif(screen: number, frame: number, frames: number): Buffer {
  const size = (side: number): number[] => [side & 0xff, side >> 8];
  const head = [...Buffer.from('GIF89a'), ...size(screen), ...size(screen), 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
  const picture = [0x2c, 0, 0, 0, 0, ...size(frame), ...size(frame), 0, 2, 2, 0x44, 0x01, 0];
  return Buffer.from([...head, ...Array.from({ length: frames }, () => picture).flat(), 0x3b]);
}

/** A JPEG with the same application segment, of 64 KB each, again and again. */
function padded(jpeg: Buffer, marker: number, label: string, times: number): Buffer {
  const segment = Buffer.alloc(2 + 65_535, 0x20);
  segment.set([0xff, marker, 0xff, 0xff]);
  segment.write(label, 4, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), ...Array.from({ length: times }, () => segment), jpeg.subarray(2)]);
}

const commented = (jpeg: Buffer, text: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, text.length + 2]),
    Buffer.from(text, 'latin1'),
    jpeg.subarray(2),
  ]);

function emptyZip(): Buffer {
  const zip = Buffer.alloc(22);
  zip.write('PK\x05\x06', 'latin1');
  return zip;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const entities = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "${'a'.repeat(99)}">]><svg>&a;&a;</svg>`;

/** Files made to break a decoder, a reader of metadata, a browser or whoever trusts a name; made anew, none is copied. */
export async function hostileImages(): Promise<HostileImage[]> {
  const [png, jpeg, webp] = await Promise.all([seedImage('png'), seedImage('jpeg'), seedImage('webp')]);
  const bomb = deflateSync(Buffer.alloc(200 * megabyte));
  const keyword = Buffer.from('Comment\0', 'latin1');
  const boxes = Buffer.alloc(20 * megabyte);
  for (let at = 0; at < boxes.length; at += 8) boxes.write('\0\0\0\x08free', at, 'latin1');
  const ftyp = Buffer.from('\0\0\0\x18ftypavif\0\0\0\0avifmif1', 'latin1');
  const refused = (name: string, bytes: Buffer): HostileImage => ({ name, bytes, end: 'refused' });
  const safe = (name: string, bytes: Buffer): HostileImage => ({ name, bytes, end: 'safe' });
  return [
    refused('nothing', Buffer.alloc(0)),
    refused('one byte', Buffer.from([0xff])),
    refused('SVG with a script', Buffer.from(svg)),
    refused('SVG in UTF-16', Buffer.from(`\uFEFF${svg}`, 'utf16le')),
    refused('SVG, gzipped', gzipSync(svg)),
    refused('SVG with entities', Buffer.from(entities)),
    refused('HTML', Buffer.from('<!doctype html><script>alert(1)</script>')),
    refused('PDF', Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj')),
    refused('ZIP', emptyZip()),
    refused('JPEG and HTML', commented(jpeg, '<script>alert(1)</script>')),
    refused('JPEG and PDF', commented(jpeg, '%PDF-1.4 ')),
    refused('JPEG and PHP', commented(jpeg, '<?php system(1);')),
    refused(
      'PNG whose first text is a page',
      afterHeader(png, chunk('tEXt', Buffer.concat([keyword, Buffer.from('<html>')]))),
    ),
    refused(
      'PNG and PHP in a text',
      afterHeader(png, chunk('tEXt', Buffer.concat([keyword, Buffer.from('a cat <?php system(1);')]))),
    ),
    safe(
      'PNG whose text speaks of a script',
      afterHeader(png, chunk('tEXt', Buffer.concat([keyword, Buffer.from('say <script>alert(1)</script>')]))),
    ),
    refused(
      'JPEG whose directory lists a film',
      containerJpeg(jpeg, [{ mime: 'video/mp4', bytes: Buffer.from('\0\0\0\x18ftypmp42') }]),
    ),
    refused(
      'JPEG whose directory calls a program a picture',
      containerJpeg(jpeg, [{ mime: 'image/jpeg', bytes: Buffer.from('MZ\x90\0', 'latin1') }]),
    ),
    safe('JPEG whose directory lists a picture', containerJpeg(jpeg, [{ mime: 'image/png', bytes: png }])),
    refused('PNG and ZIP', Buffer.concat([png, emptyZip()])),
    refused('GIF and script', Buffer.concat([gif(8, 8, 1), Buffer.from('=1;alert(1)//')])),
    refused('WebP and a program', Buffer.concat([webp, Buffer.from('MZ\x90\0', 'latin1')])),
    refused('PNG that declares 100,000 × 100,000', blackPng(100_000, 100_000, 1)),
    refused('PNG that declares 2^32 - 1', blackPng(0xffff_ffff, 1, 0)),
    refused('GIF of 10,000 frames', gif(8, 8, 10_000)),
    refused('AVIF of two million boxes', Buffer.concat([ftyp, boxes])),
    safe('GIF with a frame of 65,535 × 65,535 on a screen of 8 × 8', gif(8, 65_535, 2)),
    safe('PNG that lacks its rows', blackPng(9000, 9000, 1)),
    safe(
      'PNG with a text that inflates to 200 MB',
      afterHeader(png, chunk('zTXt', Buffer.concat([keyword, Buffer.from([0]), bomb]))),
    ),
    safe(
      'PNG with an iTXt that inflates to 200 MB',
      afterHeader(png, chunk('iTXt', Buffer.concat([keyword, Buffer.from([1, 0, 0, 0]), bomb]))),
    ),
    safe(
      'PNG with a profile that inflates to 200 MB',
      afterHeader(blackPng(8, 8), chunk('iCCP', Buffer.concat([keyword, Buffer.from([0]), bomb]))),
    ),
    refused('PNG of 100,000 texts', afterHeader(png, ...Array.from({ length: 100_000 }, () => chunk('tEXt', keyword)))),
    safe('JPEG with 16 MB of EXIF', padded(jpeg, 0xe1, 'Exif\0\0', 256)),
    safe('JPEG with 16 MB of XMP', padded(jpeg, 0xe1, 'http://ns.adobe.com/xap/1.0/\0', 256)),
    safe('JPEG with 16 MB of profile', padded(jpeg, 0xe2, 'ICC_PROFILE\0\x01\xff', 256)),
  ];
}
