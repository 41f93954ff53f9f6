import type { NumberedFinding } from '../ordered-findings.js';
import type { Box4 } from './image-content.js';
import type { Extent } from './picture-scale.js';

/** The region of a finding on one picture. */
export interface Region {
  finding: NumberedFinding;
  box: Box4;
}

/** From this share of the picture on, a region is told as being about the whole of it. */
const wholeShare = 0.98;

/** Findings with a region on the image of that index: those about a part of it, and those about the whole. Of an animation that stands still at `frame`, those of other frames are left out of the parts. */
export function regionsOn(
  findings: readonly NumberedFinding[],
  image: number,
  { width, height }: Extent,
  frame: number | null = null,
) {
  const all = findings.flatMap((finding): Region[] =>
    finding.place?.kind === 'region' && finding.place.image === image ? [{ finding, box: finding.place.box }] : [],
  );
  const isWhole = ({ box: [, , w, h] }: Region) => w * h >= wholeShare * width * height;
  const isSeen = ({ finding: { place } }: Region) =>
    frame === null || place?.kind !== 'region' || place.frame === undefined || place.frame === frame;
  return { parts: all.filter((region) => !isWhole(region) && isSeen(region)), whole: all.filter(isWhole) };
}

/** The region that a click means: the smallest under the point, and the next larger one each time it is clicked again. */
export function regionAt(
  regions: readonly Region[],
  [x, y]: readonly [number, number],
  current: string | null,
): Region | null {
  const hit = regions
    .filter(({ box: [left, top, width, height] }) => x >= left && y >= top && x <= left + width && y <= top + height)
    .sort((one, other) => one.box[2] * one.box[3] - other.box[2] * other.box[3]);
  const at = hit.findIndex(({ finding }) => finding.id === current);
  return hit[(at + 1) % hit.length] ?? null;
}

/** How many labels lie at the same corner before that of a region, by the finding's id: each is moved on by one place. */
export function labelPlaces(regions: readonly Region[], { width, height }: Extent): Map<string, number> {
  const near = Math.max(width, height) / 50;
  const placed: { box: Box4; count: number }[] = [];
  const places = regions.map(({ finding, box }) => {
    const corner = placed.find((it) => Math.abs(it.box[0] - box[0]) < near && Math.abs(it.box[1] - box[1]) < near);
    if (corner) return [finding.id, ++corner.count] as const;
    placed.push({ box, count: 0 });
    return [finding.id, 0] as const;
  });
  return new Map(places);
}
