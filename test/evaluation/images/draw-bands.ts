import { seededRandom } from '@countersign/checks';
import sharp from 'sharp';

/** A harmless picture: three to eight soft bands, grey or of the colour of skin, on a shaded ground. The same for the same seed. */
export async function drawBands(seed: number, kind: 'grey' | 'skin'): Promise<Buffer> {
  const random = seededRandom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const colour = (): string => {
    const grey = 60 + upTo(190);
    return kind === 'grey'
      ? `rgb(${grey},${grey},${grey})`
      : `rgb(${190 + upTo(50)},${140 + upTo(40)},${110 + upTo(40)})`;
  };
  const bands = Array.from({ length: 3 + upTo(6) }, () => {
    const [from, width] = [upTo(640), 20 + upTo(60)];
    const to = from + upTo(260) - 130;
    const path = `M${from} -20 C${from + upTo(120) - 60} 160 ${to + upTo(120) - 60} 320 ${to} 500`;
    return (
      `<path d="${path}" stroke="${colour()}" stroke-width="${width}" fill="none"/>` +
      `<path d="${path}" stroke="#fff" stroke-opacity="0.25" stroke-width="${width / 4}" fill="none"/>`
    );
  });
  const [light, dark] = seed % 2 === 0 ? ['#666', '#222'] : ['#ddd', '#777'];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><defs><radialGradient id="g"><stop offset="0" stop-color="${light}"/>` +
    `<stop offset="1" stop-color="${dark}"/></radialGradient></defs><rect width="640" height="480" fill="url(#g)"/>${bands.join('')}</svg>`;
  return sharp(Buffer.from(svg))
    .blur(1 + (seed % 4))
    .png()
    .toBuffer();
}
