import { preview, readPngTexts, storedImageInfo, type ImageInfo, type PngText } from '@countersign/storage';
import exifr from 'exifr';
import sharp from 'sharp';
import { generatorMarks, type GeneratorMark } from './generator-marks.js';
import type { Provenance } from './provenance/provenance.js';
import { readProvenance } from './provenance/read-provenance.js';
import { statedTimes, type StatedTime } from './stated-times.js';
import { partMarks } from './stray-marks.js';
import { unreadableBy, type UnreadableImage } from './unreadable-image.js';
import { sourceTypeOf, sourceTypes, xmpValues, type SourceType } from './source-types.js';

/** What the bytes of an image say about it. Width and height are as displayed, after EXIF orientation. */
export interface ImageFacts {
  info: ImageInfo;
  width: number;
  height: number;
  sourceTypes: SourceType[];
  /** Traces of generators, without those that describe another picture, which follow. */
  marks: GeneratorMark[];
  strayMarks: GeneratorMark[];
  provenance: Provenance;
  /** Texts of PNG chunks, EXIF and XMP that are read, by keyword. */
  texts: PngText[];
  /** Times that the file states. */
  times: StatedTime[];
  /** Maker and model of a camera, null where the file names none. */
  camera: string | null;
}

function textOf(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  if (!(raw instanceof Uint8Array)) return '';
  const bytes = Buffer.from(raw);
  const code = bytes.toString('latin1', 0, 8);
  const body = bytes.subarray(8);
  if (!code.startsWith('UNICODE')) return body.toString('utf8');
  // EXIF leaves the byte order open; text of Latin letters has its zero bytes first in one order and second in the other.
  const bigEndian = body[0] === 0;
  return bigEndian && body.length % 2 === 0 ? Buffer.from(body).swap16().toString('utf16le') : body.toString('utf16le');
}

/** EXIF without the head that some formats put before it; null where there is none. */
const tiffIn = (exif: Buffer | undefined): Buffer | null =>
  exif === undefined ? null : exif.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0);

async function exifTexts(tiff: Buffer | null): Promise<PngText[]> {
  if (tiff === null) return [];
  const pick = ['Make', 'Model', 'Software', 'ImageDescription', 'UserComment'];
  // Damaged EXIF says nothing; the image itself is judged by its pixels.
  const tags: unknown = await exifr.parse(tiff, { pick }).catch(() => null);
  if (typeof tags !== 'object' || tags === null) return [];
  const names: Readonly<Record<string, string>> = { userComment: 'UserComment', ImageDescription: 'Description' };
  return Object.entries(tags).map(([tag, raw]) => ({
    keyword: names[tag] ?? tag,
    text: textOf(raw).replaceAll('\0', '').trim(),
  }));
}

/** Values of one property of an XMP packet that are kept. */
const mostOfProperty = 20;

function xmpTexts(xmp: string): PngText[] {
  return ['AISystemUsed', 'Credit', 'CreatorTool'].flatMap((name) =>
    xmpValues(xmp, name)
      .slice(0, mostOfProperty)
      .map((text) => ({ keyword: name === 'CreatorTool' ? 'Software' : name, text })),
  );
}

function cameraIn(texts: readonly PngText[]): string | null {
  const named = (tag: string) =>
    texts.find(({ keyword, text }) => (keyword === tag || keyword === `exif:${tag}`) && text)?.text;
  const [make, model] = [named('Make'), named('Model')];
  if (!model) return make ?? null;
  return make && !model.toLowerCase().startsWith(make.toLowerCase()) ? `${make} ${model}` : model;
}

/** The source types that the manifest of the picture itself states, where its signature holds. */
function signedSourceTypes({ verdict, sourceTypes: stated }: Provenance): SourceType[] {
  return verdict === 'trusted' || verdict === 'untrusted' ? stated.map(sourceTypeOf) : [];
}

/** Reads an image once: header, every pixel decoded within limits, EXIF, XMP, PNG texts and C2PA manifest. Throws `TooSlowError` where that took too long. `trustedSigners`: certificates as PEM. */
export async function readImageFacts(
  bytes: Buffer,
  trustedSigners: string | null,
): Promise<ImageFacts | UnreadableImage> {
  try {
    const info = storedImageInfo(bytes);
    const { sourceWidth, sourceHeight } = await preview(bytes, 64);
    const { exif, xmp: packet } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const tiff = tiffIn(exif);
    const xmp = packet?.toString('utf8') ?? '';
    const png = info.mediaType === 'image/png' ? readPngTexts(bytes) : [];
    const texts = [...png, ...(await exifTexts(tiff)), ...xmpTexts(xmp)];
    const provenance = await readProvenance(bytes, info.mediaType, trustedSigners);
    return {
      info,
      width: sourceWidth,
      height: sourceHeight,
      sourceTypes: [...signedSourceTypes(provenance), ...sourceTypes(xmp)],
      ...partMarks(generatorMarks(texts), { width: sourceWidth, height: sourceHeight }),
      provenance,
      texts,
      times: await statedTimes(tiff, xmp, provenance),
      camera: cameraIn(texts),
    };
  } catch (error) {
    return unreadableBy(error);
  }
}
