import { byImage, type Seen, type SeenImage } from './frames-looked-at.js';
import type { TextLine } from './models/read-text.js';

/** A line of text, of an animation with the frame that it was read in. */
export type LineInFrame = TextLine & { frame?: number | undefined };

/** An image, the looks at it, and its lines: of an animation each text once, where it was read with most certainty. */
export interface ImageLines extends SeenImage<readonly TextLine[]> {
  lines: LineInFrame[];
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

function linesOf({ looks }: SeenImage<readonly TextLine[]>): LineInFrame[] {
  if (looks.length === 1) return (looks[0]?.reading ?? []).map((line) => ({ ...line, frame: looks[0]?.frame }));
  const byText = new Map<string, LineInFrame>();
  for (const { frame, reading } of looks) {
    for (const line of reading) {
      const known = byText.get(plain(line.text));
      if (!known || known.certainty < line.certainty) byText.set(plain(line.text), { ...line, frame });
    }
  }
  return [...byText.values()];
}

/** What was read in the images, each image once. */
export const linesByImage = (seen: readonly Seen<readonly TextLine[]>[]): ImageLines[] =>
  byImage(seen).map((image) => ({ ...image, lines: linesOf(image) }));

/** As many lines as may be, of every frame equally many as far as it has them: no frame hides another one's. */
export function evenlyOfFrames(lines: readonly LineInFrame[], most: number): LineInFrame[] {
  const places = new Map<number | undefined, number>();
  const placed = lines.map((line) => {
    const place = places.get(line.frame) ?? 0;
    places.set(line.frame, place + 1);
    return { line, place };
  });
  return placed
    .sort((one, other) => one.place - other.place)
    .slice(0, most)
    .map(({ line }) => line);
}
