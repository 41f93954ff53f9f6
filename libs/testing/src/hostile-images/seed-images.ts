import sharp from 'sharp';

/** Formats that are taken in. */
export const imageFormats = ['png', 'jpeg', 'webp', 'gif', 'avif'] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** Pixels with edges, ramps and something like noise, so that coders use all that they have. */
function pixels(width: number, height: number): Buffer {
  const raw = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    raw.set([(x * 5) % 256, (y * 7) % 256, ((x * y) ^ (x >> 1)) % 256, x > y ? 255 : 120], at * 4);
  }
  return raw;
}

/** A small image of that format with metadata (EXIF, XMP, colour profile); GIF has two frames. */
export async function seedImage(format: ImageFormat): Promise<Buffer> {
  if (format === 'gif') {
    const raw = { width: 48, height: 72, channels: 4, pageHeight: 36 } as const;
    return sharp(pixels(48, 72), { raw }).gif().toBuffer();
  }
  return sharp(pixels(48, 36), { raw: { width: 48, height: 36, channels: 4 } })
    .withExif({ IFD0: { Make: 'Contoso', ImageDescription: 'a seed' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    .withIccProfile('p3')
    .toFormat(format, format === 'avif' ? { effort: 0 } : {})
    .toBuffer();
}
