import { seedsIn } from './generator-marks.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

/** Seeds that the image's own generation data name, each once; empty where they name none. */
export const ownSeeds = ({ facts }: Pick<SubjectImage, 'facts'>): number[] => [
  ...new Set(facts.marks.flatMap(seedsIn)),
];

/** Most seeds that are named in a sentence. */
const mostNamed = 3;

function seedDiffers(image: SubjectImage, recorded: number): ImageFindingParts | null {
  const { facts, name, index } = image;
  const seeds = ownSeeds(image);
  if (seeds.length === 0 || seeds.includes(recorded)) return null;
  const written = seeds.slice(0, mostNamed).join(', ');
  return {
    code: 'seed-differs',
    severity: 'major',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} was made with seed ${written} by its own data, not with ${recorded} as recorded.`,
      `${name['zh-TW']}的檔案資料記載隨機種子為 ${written}，與登錄的 ${recorded} 不同。`,
    ),
    explanation: say(
      'With the recorded seed the picture cannot be made again. Perhaps the record belongs to another picture.',
      '以登錄的隨機種子無法重現此圖片。登錄內容可能屬於另一張圖片。',
    ),
  };
}

/** True where the seeds are whole numbers one after the other. */
function areConsecutive(seeds: readonly number[]): boolean {
  const sorted = seeds.toSorted((a, b) => a - b);
  return sorted.every((seed, nth) => nth === 0 || seed === (sorted[nth - 1] ?? seed) + 1);
}

/** One seed is recorded for several images, and the files of some name others: programs count on from one image to the next. */
function seedsOfSet(images: readonly SubjectImage[], recorded: number): ImageFindingParts | null {
  const named = images.map(ownSeeds).filter((seeds) => seeds.length > 0);
  const others = named.filter((seeds) => !seeds.includes(recorded));
  if (others.length === 0) return null;
  const single = named.every((seeds) => seeds.length === 1);
  const all = [...new Set([recorded, ...named.flat()])];
  const consecutive = single && areConsecutive(all);
  const different = [...new Set(others.flat())];
  const written = different.slice(0, mostNamed).join(', ');
  const told = consecutive
    ? say(
        'The seeds are consecutive, as of programs that count on from one image to the next.',
        '各圖片的隨機種子為連續數值，符合工具逐張遞增的做法。',
      )
    : say(
        'Programs that make several images at once use another seed for each.',
        '一次產生多張圖片的工具會為每張使用不同的隨機種子。',
      );
  return {
    code: 'seeds-of-set-differ',
    severity: 'info',
    message: say(
      `Of the images, ${others.length} were made with other seeds (${written}${different.length > mostNamed ? ' …' : ''}) by their own data than the one recorded for all, ${recorded}.`,
      `依檔案資料，有 ${others.length} 張圖片使用的隨機種子（${written}${different.length > mostNamed ? '……' : ''}）與為整組登錄的 ${recorded} 不同。`,
    ),
    explanation: say(
      `${told.en} With the recorded seed alone these cannot be made again. Send the seed of each as declared.seed of the image.`,
      `${told['zh-TW']}僅憑登錄的隨機種子無法重現這些圖片。請於各圖片的 declared.seed 傳送其隨機種子。`,
    ),
  };
}

/**
 * Recorded seeds against those in the files. What an image declares as its own seed is held against its file alone; the seed of the
 * generator against the only image, and in a set of several told once, for those without a seed of their own.
 */
export function compareSeeds(images: readonly SubjectImage[], count: number): ImageFindingParts[] {
  const own = images.flatMap((image) => {
    const { declared, generator } = image;
    const recorded = declared.seed ?? (count === 1 ? generator.seed : undefined);
    return recorded === undefined ? [] : (seedDiffers(image, recorded) ?? []);
  });
  const [first] = images;
  const ofAll = first?.generator.seed;
  if (count === 1 || ofAll === undefined) return own;
  const without = images.filter(({ declared }) => declared.seed === undefined);
  return [...own, ...[seedsOfSet(without, ofAll)].filter((found) => found !== null)];
}
