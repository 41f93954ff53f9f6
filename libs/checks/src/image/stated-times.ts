import exifr from 'exifr';
import type { Provenance } from './provenance/provenance.js';
import { xmpValues } from './source-types.js';

/** A time that a file states: when a camera took the picture, when it was made or changed, or when it was signed. */
export interface StatedTime {
  kind: 'taken' | 'made' | 'signed';
  /** Where it stands in the file. */
  source: string;
  /** RFC 3339, UTC; of a time without a zone as if it were UTC, so up to 14 hours off. */
  at: string;
}

/** Times of one property that are read. */
const most = 5;

/** EXIF writes `2026:11:30 17:36:55` without a zone; XMP and C2PA write ISO 8601, perhaps without one. */
function instantOf(written: unknown): string | null {
  if (typeof written !== 'string') return null;
  const [, date, time = '', zone = ''] =
    /^(\d{4}[:-]\d\d[:-]\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?)?/.exec(written.trim()) ??
    [];
  if (date === undefined) return null;
  const at = new Date(`${date.replaceAll(':', '-')}T${time === '' ? '00:00:00' : time}${zone === '' ? 'Z' : zone}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function timesOf(kind: StatedTime['kind'], source: string, written: readonly unknown[]): StatedTime[] {
  return written.slice(0, most).flatMap((one) => {
    const at = instantOf(one);
    return at === null ? [] : [{ kind, source, at }];
  });
}

const exifTags = { DateTimeOriginal: 'taken', CreateDate: 'made', ModifyDate: 'made' } as const;
const xmpNames = { DateCreated: 'taken', DateTimeOriginal: 'taken', CreateDate: 'made', ModifyDate: 'made' } as const;

async function exifTimes(tiff: Buffer | null): Promise<StatedTime[]> {
  if (tiff === null) return [];
  const options = { pick: Object.keys(exifTags), reviveValues: false };
  const tags = (await exifr.parse(tiff, options).catch(() => null)) as Record<string, unknown> | null;
  return Object.entries(exifTags).flatMap(([tag, kind]) => timesOf(kind, `EXIF ${tag}`, [tags?.[tag]]));
}

/** The times that a file states: in EXIF (without its head), XMP, and in the manifest of the picture where its signature holds. */
export async function statedTimes(
  tiff: Buffer | null,
  xmp: string,
  { verdict, manifests: [active] }: Provenance,
): Promise<StatedTime[]> {
  const holds = verdict === 'trusted' || verdict === 'untrusted';
  return [
    ...(await exifTimes(tiff)),
    ...Object.entries(xmpNames).flatMap(([name, kind]) => timesOf(kind, `XMP ${name}`, xmpValues(xmp, name))),
    ...(holds ? timesOf('signed', 'C2PA', [active?.signedAt]) : []),
    ...(holds ? timesOf('made', 'C2PA', active?.actions.map(({ when }) => when) ?? []) : []),
  ];
}
