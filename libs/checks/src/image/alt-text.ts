import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

const fileName = /^[^\s]+\.(png|jpe?g|webp|gif|avif|heic)$/i;
const placeholder = /^(image|picture|photo|img|untitled|alt( text)?|圖|圖片|影像|照片|相片|圖檔)[\s_-]*\d*[.。]?$/i;

/** An alternative text that is missing, or says nothing of the picture. */
export function judgeAltText({ altText, facts, index, name }: SubjectImage): ImageFindingParts | null {
  const text = altText?.trim() ?? '';
  const place = wholeImage(index, facts);
  if (text === '') {
    return {
      code: 'alt-text-missing',
      severity: 'minor',
      place,
      message: say(`${name.en} has no alternative text.`, `${name['zh-TW']}沒有替代文字。`),
      explanation: say(
        'People who cannot see the picture, and checks without an image model, have nothing to go by.',
        '無法看見圖片的人，以及沒有視覺模型的檢核，都沒有可依據的內容。',
      ),
    };
  }
  if (!fileName.test(text) && !placeholder.test(text)) return null;
  return {
    code: 'alt-text-empty-of-meaning',
    severity: 'minor',
    place,
    message: say(
      `The alternative text "${text}" says nothing of what ${name.en.toLowerCase()} shows.`,
      `替代文字「${text}」沒有說明${name['zh-TW']}的內容。`,
    ),
    explanation: say('Describe what is to be seen, in one sentence.', '請以一句話描述畫面內容。'),
  };
}
