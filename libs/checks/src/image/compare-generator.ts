import { holdsPrompt, seedsIn } from './generator-marks.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

function compareSeed({ facts, generator, name, index }: SubjectImage): ImageFindingParts | null {
  const seeds = [...new Set(facts.marks.flatMap(seedsIn))];
  if (generator.seed === undefined || seeds.length === 0 || seeds.includes(generator.seed)) return null;
  const written = seeds.slice(0, 3).join(', ');
  return {
    code: 'seed-differs',
    severity: 'major',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} was made with seed ${written} by its own data, not with ${generator.seed} as recorded.`,
      `${name['zh-TW']}的檔案資料記載種子為 ${written}，與登錄的 ${generator.seed} 不同。`,
    ),
    explanation: say(
      'With the recorded seed the picture cannot be made again. Perhaps the record belongs to another picture.',
      '以登錄的種子無法重現此圖片。登錄內容可能屬於另一張圖片。',
    ),
  };
}

function comparePrompt({ facts, generator, name, index }: SubjectImage): ImageFindingParts | null {
  const { prompt } = generator;
  if (!prompt?.trim() || facts.marks.length === 0 || facts.marks.some((mark) => holdsPrompt(mark, prompt))) return null;
  return {
    code: 'prompt-differs',
    severity: 'minor',
    place: wholeImage(index, facts),
    message: say(
      `The recorded prompt is not in the generation data of ${name.en.toLowerCase()}.`,
      `${name['zh-TW']}的生成資料中沒有登錄的提示詞。`,
    ),
    explanation: say(
      'The prompt was looked for word for word; spaces and case did not count. A program that rewrites prompts gives this too.',
      '以逐字方式尋找提示詞，不計空白與大小寫。會改寫提示詞的程式也會造成此結果。',
    ),
  };
}

/** Recorded seed and prompt against the generation data in the file; silent where the file has none. */
export function compareGenerator(image: SubjectImage): ImageFindingParts[] {
  return [compareSeed(image), comparePrompt(image)].filter((found) => found !== null);
}
