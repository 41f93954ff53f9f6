import { holdsMarkup } from '@countersign/storage';
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
      'The file names them itself (multi-picture format, or a directory in its XMP). Cameras store gain maps, depth and second views so; whoever publishes the file publishes them too. Ask for the file without them where they are not wanted.',
      '檔案自行列出這些圖片（多圖格式，或 XMP 中的目錄）。相機會以此存放增益圖、景深或其他視角；發布檔案時也會一併發布。若不需要，請索取不含這些圖片的檔案。',
    ),
  };
}

/** Markup in the texts of the file, such as a prompt: harmless in an image, and a page where a server says that the file is one. */
export function markupInTexts({ facts, name, index }: SubjectImage): ImageFindingParts | null {
  const holding = facts.texts.filter(({ text }) => holdsMarkup(text));
  const [first] = holding;
  if (!first) return null;
  const keyword = first.keyword.slice(0, 79).replaceAll('"', '\u2033');
  return {
    code: 'markup-in-texts',
    severity: 'info',
    place: wholeImage(index, facts),
    message: say(
      `A text in the file of ${name.en.toLowerCase()} ("${keyword}") holds markup such as a page has.`,
      `${name['zh-TW']}的檔案文字（「${keyword}」）含有網頁標記。`,
    ),
    explanation: say(
      'It does nothing in a file that is sent as an image with "X-Content-Type-Options: nosniff". A server that calls the file a page would run it: whoever publishes it should send it so, or without its texts.',
      '檔案以圖片類型並附「X-Content-Type-Options: nosniff」送出時，該標記不會有任何作用；若伺服器把檔案當成網頁，就會執行。發布者應以前述方式送出，或先移除檔案的文字。',
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
