import { openFrame } from './models/open-frame.js';

/** Pixels a side that the picture is shrunk to, and of the low frequencies that are kept. */
const size = 32;
const kept = 8;

/** Waves of a picture that is more than a soft shade; of fewer, many pictures that look different are alike. */
const fewestBits = 4;
/** A wave must be this much stronger than the median, half a level of grey, to count: symmetric pictures have waves of nothing but noise, whose signs mean nothing. */
const leastAmplitude = (0.5 * size * size) / 4;

/** cos((2x + 1) u π / 2N) of the discrete cosine transform (DCT-II). */
const cosines = Array.from({ length: kept }, (_, u) =>
  Float64Array.from({ length: size }, (_unused, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * size))),
);

/** The low frequencies of a grey picture of 32 by 32 pixels, row by row; scale factors are left out, since only signs against the median count. */
function lowFrequencies(grey: Uint8Array): number[] {
  const rows = Array.from({ length: size }, (_, y) =>
    cosines.map((wave) => wave.reduce((sum, cosine, x) => sum + cosine * (grey[y * size + x] ?? 0), 0)),
  );
  return cosines.flatMap((wave) =>
    cosines.map((_, u) => wave.reduce((sum, cosine, y) => sum + cosine * (rows[y]?.[u] ?? 0), 0)),
  );
}

/**
 * A perceptual hash of 64 bits as 16 hexadecimal digits: the signs, against their median, of the 8 × 8 lowest frequencies of the
 * picture in grey at 32 × 32 pixels (Zauner 2010, "Implementation and benchmarking of perceptual image hash functions",
 * section 3.2.1; the first frequency, mean brightness, counts as 0). Re-encoding, scaling and small retouches change few bits.
 * A picture of one shade answers null: all such are alike. `frame`: that frame of an animation, from 0.
 */
export async function perceptualHash(bytes: Buffer, frame?: number): Promise<string | null> {
  const grey = await openFrame(bytes, frame)
    .flatten({ background: '#fff' })
    .greyscale()
    .resize({ width: size, height: size, fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  if (Math.max(...grey) - Math.min(...grey) < 4) return null;
  const [, ...others] = lowFrequencies(grey);
  const sorted = others.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const bits = [0, ...others.map((value) => (value > median + leastAmplitude ? 1 : 0))];
  if (bits.filter((bit) => bit === 1).length < fewestBits) return null;
  return Array.from({ length: 16 }, (_, digit) =>
    parseInt(bits.slice(digit * 4, digit * 4 + 4).join(''), 2).toString(16),
  ).join('');
}
