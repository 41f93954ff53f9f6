// Draws the pictures of the sample set into samples/images: node samples/make-images.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

const folder = join(import.meta.dirname, 'images');

/** An SVG picture of the given size on a soft background. */
function picture(width, height, background, shapes) {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice">` +
      `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="${background}"/></linearGradient></defs>` +
      `<rect width="640" height="480" fill="url(#g)"/><ellipse cx="320" cy="408" rx="220" ry="22" fill="#000" opacity="0.12"/>${shapes}</svg>`,
  );
}

const pump = (body) =>
  `<rect x="150" y="380" width="340" height="24" rx="6" fill="#39424e"/><rect x="330" y="210" width="170" height="150" rx="20" fill="#5b6673"/>` +
  [350, 380, 410, 440, 470].map((x) => `<rect x="${x}" y="214" width="8" height="142" fill="#48525d"/>`).join('') +
  `<circle cx="240" cy="290" r="95" fill="${body}"/><circle cx="240" cy="290" r="52" fill="#fff" opacity="0.25"/><circle cx="240" cy="290" r="20" fill="#2c343d"/>` +
  `<rect x="206" y="140" width="68" height="70" fill="${body}"/><rect x="190" y="124" width="100" height="22" rx="4" fill="#2c343d"/>` +
  `<rect x="100" y="258" width="60" height="64" fill="${body}"/><rect x="86" y="244" width="20" height="92" rx="4" fill="#2c343d"/>`;

const valve = (body) =>
  `<rect x="120" y="270" width="400" height="90" fill="${body}"/><rect x="100" y="240" width="34" height="150" rx="5" fill="#39424e"/><rect x="506" y="240" width="34" height="150" rx="5" fill="#39424e"/>` +
  `<path d="M250 270 L390 270 L360 190 L280 190 Z" fill="${body}"/><rect x="308" y="110" width="24" height="84" fill="#8a939d"/>` +
  `<ellipse cx="320" cy="106" rx="110" ry="22" fill="none" stroke="#b3261e" stroke-width="16"/><circle cx="320" cy="315" r="34" fill="#fff" opacity="0.3"/>`;

function gear(x, y, radius, teeth, colour) {
  const cogs = Array.from({ length: teeth }, (_, index) => {
    const angle = (360 / teeth) * index;
    return `<rect x="${x - radius / 8}" y="${y - radius * 1.18}" width="${radius / 4}" height="${radius / 3}" rx="3" fill="${colour}" transform="rotate(${angle} ${x} ${y})"/>`;
  }).join('');
  return `${cogs}<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/><circle cx="${x}" cy="${y}" r="${radius * 0.62}" fill="#fff" opacity="0.18"/><circle cx="${x}" cy="${y}" r="${radius * 0.28}" fill="#f4f6f8"/>`;
}

const carton =
  `<path d="M140 190 L320 130 L500 190 L320 250 Z" fill="#d9a766"/><path d="M140 190 L320 250 L320 410 L140 340 Z" fill="#c08a45"/><path d="M500 190 L320 250 L320 410 L500 340 Z" fill="#a87436"/>` +
  `<path d="M222 162 L402 222 L402 262 L380 268 L380 232 L200 170 Z" fill="#f0e2c8" opacity="0.8"/><rect x="176" y="280" width="86" height="44" fill="#fff" opacity="0.9" transform="skewY(21) translate(0 -80)"/>`;

/** A figure in overalls and a helmet, without a face. */
const figure = (x, overalls, helmet) =>
  `<g transform="translate(${x} 0)"><circle cx="0" cy="160" r="46" fill="#7a6a5d"/><path d="M-54 152 A54 54 0 0 1 54 152 Z" fill="${helmet}"/><rect x="-66" y="148" width="132" height="12" rx="6" fill="${helmet}"/>` +
  `<path d="M-90 400 L-74 240 Q-66 212 -30 210 L30 210 Q66 212 74 240 L90 400 Z" fill="${overalls}"/><rect x="-44" y="262" width="88" height="18" fill="#ffe082"/></g>`;

const poster =
  `<rect x="40" y="30" width="560" height="60" fill="#1f4e79"/><rect x="60" y="52" width="330" height="16" rx="4" fill="#fff"/>` +
  figure(220, '#2f6f8f', '#f2b705') +
  gear(460, 270, 80, 12, '#8a939d');

/** Grey cables, each with a strip of light: a harmless picture of which the safety model is not sure. */
const cables = [
  ['M576 -20 C587 160 592 320 611 500', 172, 72],
  ['M595 -20 C622 160 657 320 616 500', 138, 68],
  ['M616 -20 C646 160 657 320 640 500', 243, 36],
  ['M417 -20 C467 160 432 320 395 500', 97, 32],
  ['M401 -20 C381 160 559 320 520 500', 191, 39],
  ['M97 -20 C106 160 166 320 163 500', 68, 78],
  ['M162 -20 C128 160 96 320 51 500', 211, 76],
]
  .map(
    ([path, grey, width]) =>
      `<path d="${path}" stroke="rgb(${grey},${grey},${grey})" stroke-width="${width}" fill="none"/>` +
      `<path d="${path}" stroke="#fff" stroke-opacity="0.25" stroke-width="${width / 4}" fill="none"/>`,
  )
  .join('');

/** A type plate with its figures as text. */
const plate =
  `<rect x="60" y="90" width="520" height="300" rx="14" fill="#e9edf0" stroke="#39424e" stroke-width="6"/>` +
  ['PUMP X200', 'Flow 160 litres per minute', 'Maximum pressure 12 bar', 'Warranty 24 months']
    .map(
      (line, row) =>
        `<text x="100" y="${150 + row * 62}" font-family="Noto Sans, sans-serif" font-size="${row === 0 ? 40 : 30}" fill="#20262c">${line}</text>`,
    )
    .join('');

/** XMP that states how a picture came about, in the vocabulary of the IPTC. */
const xmp = (term) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ` +
  `Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${term}"/></rdf:RDF></x:xmpmeta>`;

/** A PNG with a text chunk after its header, as generation programs write their parameters. */
function withText(png, keyword, text) {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
}

const parameters = (prompt, seed, width, height) =>
  `${prompt}\nNegative prompt: blurry, text\nSteps: 28, Sampler: Euler a, CFG scale: 6.5, Seed: ${seed}, Size: ${width}x${height}, Model: studio-render-v2`;
const png = async (svg) => await sharp(svg).png({ compressionLevel: 9, palette: true }).toBuffer();
const studio = (thing) => `studio photograph of ${thing}, soft light, plain background`;

const files = {
  'pump-x200.png': async () =>
    withText(
      await png(picture(640, 480, '#c9d6e3', pump('#2f6f8f'))),
      'parameters',
      parameters(studio('a blue centrifugal pump'), 4211, 640, 480),
    ),
  'pump-x350.png': async () =>
    withText(
      await png(picture(640, 480, '#d8e3c9', pump('#3f7d4e'))),
      'parameters',
      parameters(studio('a green centrifugal pump'), 9054, 640, 480),
    ),
  'valve-v30.jpg': async () =>
    await sharp(picture(800, 600, '#d6dbe0', valve('#6d7c8a')))
      .withXmp(xmp('trainedAlgorithmicMedia'))
      .jpeg({ quality: 82 })
      .toBuffer(),
  'valve-v30-open.jpg': async () =>
    await sharp(picture(800, 600, '#e3dcd0', valve('#8a6d4f')))
      .withXmp(xmp('trainedAlgorithmicMedia'))
      .jpeg({ quality: 82 })
      .toBuffer(),
  'gear-g12.png': async () =>
    await png(picture(640, 480, '#e0e0e6', gear(250, 240, 120, 14, '#5b6673') + gear(440, 310, 78, 10, '#b08d3c'))),
  'gear-set.jpg': async () =>
    await sharp(
      picture(
        800,
        600,
        '#dde4ea',
        gear(200, 300, 90, 12, '#48525d') + gear(370, 220, 100, 13, '#7b8794') + gear(520, 320, 70, 10, '#b08d3c'),
      ),
    )
      .withXmp(xmp('trainedAlgorithmicMedia'))
      .jpeg({ quality: 82 })
      .toBuffer(),
  'packaging-carton.webp': async () => await sharp(picture(600, 450, '#efe6d8', carton)).webp({ quality: 80 }).toBuffer(),
  'pump-hall.jpg': async () =>
    await sharp(picture(800, 600, '#b9c2cc', pump('#7a4b3a')))
      .withExif({
        IFD0: { Make: 'Northlight', Model: 'Northlight N5' },
        IFD2: { FNumber: '56/10', ExposureTime: '1/60', DateTimeOriginal: '2026:11:18 10:42:07' },
      })
      .jpeg({ quality: 82 })
      .toBuffer(),
  'safety-poster.png': async () =>
    withText(
      await png(picture(640, 480, '#f3ead2', poster)),
      'parameters',
      parameters('safety poster with a female engineer in a helmet next to a large gear, flat style', 77120, 640, 480),
    ),
  'cable-set.jpg': async () =>
    await sharp(picture(640, 480, '#777777', `<rect width="640" height="480" fill="#aaa"/>${cables}`))
      .blur(4)
      .withXmp(xmp('trainedAlgorithmicMedia'))
      .jpeg({ quality: 85 })
      .toBuffer(),
  'type-plate-x200.png': async () =>
    withText(
      await png(picture(640, 480, '#c9d6e3', plate)),
      'parameters',
      parameters(studio('a type plate of a pump'), 3310, 640, 480),
    ),
};

mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(files)) {
  const bytes = await make();
  writeFileSync(join(folder, name), bytes);
  process.stdout.write(`${name} ${bytes.length} bytes\n`);
}
