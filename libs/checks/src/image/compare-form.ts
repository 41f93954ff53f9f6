import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

const aliases: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
};
const canonical = (mediaType: string) => {
  const name = mediaType.toLowerCase().split(';')[0]?.trim() ?? '';
  return aliases[name] ?? name;
};

function sizeHolds({ declared, facts }: SubjectImage): boolean {
  const { width, height } = declared;
  const fits = (w: number, h: number) => (width ?? w) === w && (height ?? h) === h;
  // Both readings of a turned or cut picture are honest: as stored and as displayed.
  return [facts, facts.info, facts.info.untouched ?? facts].some((size) => fits(size.width, size.height));
}

/** Declared media type against the type of the bytes. */
export function compareMediaType(image: SubjectImage): ImageFindingParts | null {
  const { declared, facts, name, index } = image;
  if (declared.mediaType === undefined || canonical(declared.mediaType) === facts.info.mediaType) return null;
  return {
    code: 'media-type-differs',
    severity: 'major',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is ${facts.info.mediaType}, declared as ${declared.mediaType}.`,
      `${name['zh-TW']}實際為 ${facts.info.mediaType}，卻宣告為 ${declared.mediaType}。`,
    ),
    explanation: say(
      'The type was read from the first bytes of the file and its structure, not from its name.',
      '類型依檔案開頭的位元組與結構判讀，並非依檔名。',
    ),
  };
}

/** Further pictures in the file that nobody is shown. */
export function furtherPictures({ facts, name, index }: SubjectImage): ImageFindingParts | null {
  const { pictures = 1 } = facts.info;
  if (pictures === 1) return null;
  return {
    code: 'further-pictures-in-file',
    severity: 'minor',
    place: wholeImage(index, facts),
    message: say(
      `The file of ${name.en.toLowerCase()} holds ${pictures} pictures; only the first is shown, and only it was looked at.`,
      `${name['zh-TW']}的檔案含有 ${pictures} 張圖片；只顯示並檢視第一張。`,
    ),
    explanation: say(
      'The index of the file names them (multi-picture format). Cameras store gain maps and second views so; whoever publishes the file publishes them too. Ask for the file without them where they are not wanted.',
      '檔案的索引列出這些圖片（多圖格式）。相機會以此存放增益圖或其他視角；發布檔案時也會一併發布。若不需要，請索取不含這些圖片的檔案。',
    ),
  };
}

/** Declared width and height against those of the bytes. */
export function compareSize(image: SubjectImage): ImageFindingParts | null {
  const { declared, facts, name, index } = image;
  if ((declared.width === undefined && declared.height === undefined) || sizeHolds(image)) return null;
  const stated = `${declared.width ?? '?'} × ${declared.height ?? '?'}`;
  return {
    code: 'size-differs',
    severity: 'major',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is ${facts.width} × ${facts.height} px, declared as ${stated} px.`,
      `${name['zh-TW']}實際為 ${facts.width} × ${facts.height} 像素，卻宣告為 ${stated} 像素。`,
    ),
    explanation: say(
      'Width and height were read from the file. Perhaps another file was handed in, or it was scaled after it was described.',
      '寬與高讀自檔案本身。可能送錯檔案，或在填寫宣告之後才縮放。',
    ),
  };
}
