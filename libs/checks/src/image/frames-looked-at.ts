import { mostFramesLookedAt, type LocalizedText } from '@countersign/contracts';
import { showsFrames } from '@countersign/storage';
import { say, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

/**
 * The frames of an image that are looked at, from 0: all, or the first, the last and as many as may be, evenly between (more would take
 * the time of many checks). A still has one without a number, as has an animation of which no frame but the still can be drawn.
 */
export function framesLookedAt({ info }: Pick<SubjectImage['facts'], 'info'>): (number | undefined)[] {
  if (!showsFrames(info)) return [undefined];
  const count = Math.min(info.frames, mostFramesLookedAt);
  return Array.from({ length: count }, (_, nth) => Math.round((nth * (info.frames - 1)) / (count - 1)));
}

/** An image by the name of one of its frames, for what is said of that frame alone; a still as it is. */
export function inFrame(image: SubjectImage, frame: number | undefined): SubjectImage {
  if (frame === undefined) return image;
  const { name, facts } = image;
  const named = say(
    `${name.en} (frame ${frame + 1} of ${facts.info.frames})`,
    `${name['zh-TW']}（第 ${frame + 1} 個畫格，共 ${facts.info.frames} 個）`,
  );
  return { ...image, name: named, frame };
}

/** One look of a model at an image, or at a frame of it. */
export interface Seen<T> {
  image: SubjectImage;
  frame?: number | undefined;
  reading: T;
}

/** Looks at one image: in the order of its frames. */
export interface SeenImage<T> {
  image: SubjectImage;
  looks: readonly Pick<Seen<T>, 'frame' | 'reading'>[];
}

/** The looks by image, in the order of the images. */
export function byImage<T>(seen: readonly Seen<T>[]): SeenImage<T>[] {
  const groups = Map.groupBy(seen, ({ image }) => image.index);
  return [...groups.values()].flatMap((looks) => (looks[0] ? [{ image: looks[0].image, looks }] : []));
}

/** How many frames of all animations were looked at, and of how many; a still counts for nothing. */
export function countFrames(seen: readonly Seen<unknown>[]): { looked: number; all: number } {
  const animations = byImage(seen).filter(({ image }) => image.facts.info.animated);
  return {
    looked: animations.reduce((sum, { looks }) => sum + looks.length, 0),
    all: animations.reduce((sum, { image }) => sum + image.facts.info.frames, 0),
  };
}

/** How many of how many frames of animations were looked at, as a sentence; null where there is no animation. */
export function framesTold(seen: readonly Seen<unknown>[]): LocalizedText | null {
  const { looked, all } = countFrames(seen);
  if (all === 0) return null;
  if (looked === all) return say(`All ${all} frames of animations were looked at.`, `已檢視動畫的全部 ${all} 個畫格。`);
  return say(
    `Of animations ${looked} of ${all} frames were looked at, the first, the last and evenly between: what stands in the others only is not known.`,
    `動畫的 ${all} 個畫格中檢視了 ${looked} 個（首格、末格與其間平均取樣）：僅出現於其他畫格的內容未知。`,
  );
}

/** A finding on an image with how many of its frames were looked at; on a still as it is. */
export function withFrames<T>(parts: ImageFindingParts, { image, looks }: SeenImage<T>): ImageFindingParts {
  const told = framesTold(looks.map((look) => ({ image, ...look })));
  if (told === null) return parts;
  const { explanation } = parts;
  return { ...parts, explanation: say(`${explanation.en} ${told.en}`, explanation['zh-TW'] + told['zh-TW']) };
}
