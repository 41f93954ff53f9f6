import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

export const draw = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: 'teal' } });

/** An animation of frames in plain colours. */
export async function animation(colours: readonly string[], width = 40, height = 30): Promise<Buffer> {
  const frames = await Promise.all(
    colours.map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .raw()
        .toBuffer(),
    ),
  );
  return animationOf(frames, width, height);
}

/** An animation of frames that are given as red, green and blue of each pixel. */
export const animationOf = (frames: readonly Buffer[], width: number, height: number): Promise<Buffer> =>
  sharp(Buffer.concat(frames), { raw: { width, height: height * frames.length, channels: 3, pageHeight: height } })
    .webp({ lossless: true })
    .toBuffer();

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

/** A PNG with further chunks before its pixels; their checksums are zero, which nobody reads. */
export async function pngWith(...chunks: [type: string, data: Buffer][]): Promise<Buffer> {
  const png = await draw().png().toBuffer();
  return Buffer.concat([png.subarray(0, 33), ...chunks.map(([type, data]) => chunk(type, data)), png.subarray(33)]);
}

export const textChunk = (keyword: string, text: string): [string, Buffer] => [
  'tEXt',
  Buffer.from(`${keyword}\0${text}`, 'utf8'),
];
export const compressedText = (keyword: string, text: string): [string, Buffer] => [
  'zTXt',
  Buffer.concat([Buffer.from(`${keyword}\0\0`, 'latin1'), deflateSync(text)]),
];
export const internationalText = (keyword: string, text: string, compressed = false): [string, Buffer] => [
  'iTXt',
  Buffer.concat([
    Buffer.from(`${keyword}\0${compressed ? '\x01' : '\0'}\0zh\0\0`, 'latin1'),
    compressed ? deflateSync(text) : Buffer.from(text, 'utf8'),
  ]),
];

export const comfyPrompt = (seed: number, text: string) =>
  JSON.stringify({
    3: { class_type: 'KSampler', inputs: { seed } },
    6: { class_type: 'CLIPTextEncode', inputs: { text } },
  });
/** A graph of ComfyUI that saves a picture of that size, with further nodes or others in their stead. */
export const comfyRun = (width: number, height: number, nodes: object = {}) =>
  JSON.stringify({
    3: { class_type: 'KSampler', inputs: { seed: 7, latent_image: ['5', 0] } },
    5: { class_type: 'EmptyLatentImage', inputs: { width, height, batch_size: 1 } },
    8: { class_type: 'VAEDecode', inputs: { samples: ['3', 0] } },
    9: { class_type: 'SaveImage', inputs: { images: ['8', 0] } },
    ...nodes,
  });
export const webUiParameters = (seed: number, text: string) =>
  `${text}\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: ${seed}, Size: 512x512, Model: example`;

/** An XMP packet around RDF properties. */
export const xmpPacket = (attributes: string, elements = '') =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dcterms="http://purl.org/dc/terms/" ${attributes}>${elements}` +
  `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
export const sourceTypeUri = (term: string) => `http://cv.iptc.org/newscodes/digitalsourcetype/${term}`;
export const jpegWithXmp = (packet: string) => draw().withXmp(packet).jpeg().toBuffer();

export const cameraJpeg = () =>
  draw()
    .withExif({ IFD0: { Make: 'Contoso', Model: 'Contoso X100' }, IFD2: { FNumber: '28/10' } })
    .jpeg()
    .toBuffer();

const manifestStore = Buffer.from(
  `jumb....jumd${'\x63\x32\x70\x61\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71'}\x03c2pa\0`,
  'latin1',
);

/** A JPEG with the shape of a C2PA manifest store in APP11, without a valid claim in it. */
export async function jpegWithManifest(): Promise<Buffer> {
  const jpeg = await draw().jpeg().toBuffer();
  const body = Buffer.concat([Buffer.from('JP\x00\x01\x00\x00\x00\x01\x00\x00\x00\x30', 'latin1'), manifestStore]);
  const head = Buffer.from([0xff, 0xeb, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A JPEG whose comment merely holds the letters. */
export async function jpegTalkingOfC2pa(): Promise<Buffer> {
  const jpeg = await draw().jpeg().toBuffer();
  const text = Buffer.from('jumb c2pa removed');
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, text.length + 2]), text, jpeg.subarray(2)]);
}
