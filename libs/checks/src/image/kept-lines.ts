import { mostReadLines, type CheckResult, type ReadLine } from '@countersign/contracts';
import type { ImageLimits } from '@countersign/policy';
import { regionOf } from './image-finding.js';
import type { LineInFrame } from './lines-in-frames.js';
import type { SubjectImage } from './subject-image.js';

export type ImageTexts = CheckResult['imageTexts'];

/** What was read in an image, and of it what is weighed: that is always kept. */
export interface WeighedLines {
  image: SubjectImage;
  reading: readonly LineInFrame[];
  saying: readonly LineInFrame[];
}

/** Longest part of a line that is kept. */
const longestLine = 300;

/** How many of these many things are kept where there is room for so many: all, or equal shares, of which nobody's is left over. */
function sharesOf(counts: readonly number[], room: number): number[] {
  const shares = counts.map(() => 0);
  const byCount = counts.map((count, at) => ({ count, at })).sort((one, other) => one.count - other.count);
  let left = room;
  for (const [nth, { count, at }] of byCount.entries()) {
    const share = Math.min(count, Math.floor(left / (counts.length - nth)));
    shares[at] = share;
    left -= share;
  }
  return shares;
}

/** Lines of all images as they are kept: all, or as many as a result may hold, and how many of each image are not. */
export function keptLines(seen: readonly WeighedLines[], { textFrom }: ImageLimits): ImageTexts {
  if (seen.length === 0) return null;
  const weighed = seen.reduce((sum, { saying }) => sum + saying.length, 0);
  const others = seen.map(({ reading, saying }) => reading.length - saying.length);
  const shares = sharesOf(others, mostReadLines - weighed);
  const lines = seen.flatMap(({ image, reading, saying }, at) => {
    const always = new Set(saying);
    let room = shares[at] ?? 0;
    const kept = reading.filter((line) => always.has(line) || room-- > 0);
    return kept.map(({ text, certainty, box, frame }): ReadLine => {
      const { box: pixels } = regionOf(image.index, image.facts, box);
      const certain = certainty >= textFrom;
      const place = frame === undefined ? { image: image.index } : { image: image.index, frame };
      return { ...place, text: text.slice(0, longestLine), certainty, certain, box: pixels };
    });
  });
  const images = seen.map(({ image }, at) => ({ image: image.index, cut: (others[at] ?? 0) - (shares[at] ?? 0) }));
  return { images, lines };
}
