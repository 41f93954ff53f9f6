import { holdsPrompt } from './generator-marks.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

/** The recorded prompt against the generation data in the file; null where the file has none. */
export function comparePrompt({ facts, generator, name, index }: SubjectImage): ImageFindingParts | null {
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
