import { ProductError } from '@countersign/contracts';

const accepted = { en: 'Send PNG, JPEG, WebP, GIF or AVIF.', 'zh-TW': '請改用 PNG、JPEG、WebP、GIF 或 AVIF。' };

function unsupported(en: string, zhTW: string): ProductError {
  return new ProductError('unsupported-media-type', { en, 'zh-TW': zhTW });
}

/** The bytes begin as no image format that is known here. */
export function unknownFormat(): ProductError {
  return unsupported(
    `These bytes are not an image of a known format. ${accepted.en}`,
    `這些位元組不是可辨識的圖片格式。${accepted['zh-TW']}`,
  );
}

/** SVG, HTML or other markup: it can carry scripts and outside references. */
export function markupRefused(): ProductError {
  return unsupported(
    `SVG, HTML and other markup can carry scripts and are not accepted as images. ${accepted.en}`,
    `SVG、HTML 等標記語言可能夾帶程式碼，不接受作為圖片。${accepted['zh-TW']}`,
  );
}

/** The file begins as that media type and its structure breaks off or contradicts itself. */
export function damaged(mediaType: string): ProductError {
  return unsupported(
    `The file begins as ${mediaType} but is truncated or damaged. Send the whole file again.`,
    `檔案開頭為 ${mediaType}，但內容不完整或已損壞。請重新傳送完整檔案。`,
  );
}

/** One file, two formats. */
export function polyglotRefused(mediaType: string, other: string): ProductError {
  return unsupported(
    `The file is ${mediaType} and ${other} at once, which is not accepted. Save the image again without the ${other} part.`,
    `檔案同時是 ${mediaType} 與 ${other}，不予接受。請移除 ${other} 部分後重新儲存圖片。`,
  );
}

/** One file, two formats, the second of which stands in a text of the first. */
export function otherFormatInTexts(mediaType: string, other: string): ProductError {
  return unsupported(
    `A text in the ${mediaType} file, such as its prompt or workflow, holds what makes it ${other} as well, which is not accepted. Remove it from the texts of the file and send it again.`,
    `${mediaType} 檔案內的文字（例如提示詞或工作流程）含有使檔案同時成為 ${other} 的內容，不予接受。請從檔案的文字中移除該內容後重新傳送。`,
  );
}

/** Something follows the end of the image. */
export function trailingBytes(count: number): ProductError {
  return unsupported(
    `${count} bytes follow the end of the image. Save the image again without them.`,
    `圖片結尾之後還有 ${count} 個位元組。請移除後重新儲存圖片。`,
  );
}

/** The format cannot be decoded here in full, so a reviewer could not see what they decide on. */
export function notShowable(mediaType: string, animated: boolean): ProductError {
  return animated
    ? unsupported(
        `Not all frames of an animated ${mediaType} can be shown to a reviewer. Send animated WebP or GIF.`,
        `動態 ${mediaType} 無法將所有畫格顯示給審查者。請改用動態 WebP 或 GIF。`,
      )
    : unsupported(
        `${mediaType} cannot be shown to a reviewer. ${accepted.en}`,
        `${mediaType} 無法顯示給審查者。${accepted['zh-TW']}`,
      );
}

/** The header declares no pixels at all. */
export function noPixels(mediaType: string): ProductError {
  return unsupported(`The ${mediaType} file declares a width or height of 0.`, `${mediaType} 檔案宣告的寬或高為 0。`);
}

/** Other bytes than those that were declared. */
export function otherDigest(actual: string, declared: string): ProductError {
  return new ProductError('invalid-body', {
    en: `The bytes received have the digest ${actual}, not ${declared} as declared. Send them again.`,
    'zh-TW': `收到的內容摘要為 ${actual}，與宣告的 ${declared} 不符。請重新傳送。`,
  });
}

/** More bytes than allowed. */
export function tooManyBytes(limit: number): ProductError {
  const megabytes = Math.round((limit / 1_048_576) * 10) / 10;
  return new ProductError('too-large', {
    en: `The image has more than the ${megabytes} MB allowed. Send a smaller file.`,
    'zh-TW': `圖片超過上限 ${megabytes} MB。請傳送較小的檔案。`,
  });
}

/** More pixels, over all frames, than allowed; found in the header, nothing was decoded. */
export function tooManyPixels(info: { width: number; height: number; frames: number }, limit: number): ProductError {
  const frames = info.frames > 1;
  const megapixels = Math.round((limit / 1_000_000) * 10) / 10;
  return new ProductError('too-large', {
    en: `The image is ${info.width} × ${info.height} pixels${frames ? ` in ${info.frames} frames` : ''}; at most ${megapixels} megapixels are allowed. Send a smaller image.`,
    'zh-TW': `圖片為 ${info.width} × ${info.height} 像素${frames ? `、共 ${info.frames} 個畫格` : ''}，上限為 ${megapixels} 百萬像素。請傳送較小的圖片。`,
  });
}

/** More frames than people would look at; counted in the file, nothing was decoded. */
export function tooManyFrames(frames: number, limit: number): ProductError {
  return new ProductError('too-large', {
    en: `The animation has ${frames} frames; at most ${limit} are allowed. Send a shorter one.`,
    'zh-TW': `動畫共有 ${frames} 個畫格，上限為 ${limit} 個。請傳送較短的動畫。`,
  });
}

/** Decoding was stopped: it took longer than any honest image does, or the machine had too much else to do. It says nothing of the image for sure. */
export class TooSlowError extends ProductError {
  override name = 'TooSlowError';
}

/** Decoding took longer than so many seconds. */
export function tooSlow(mediaType: string, seconds: number): TooSlowError {
  return new TooSlowError('too-large', {
    en: `Decoding the ${mediaType} takes longer than ${seconds} seconds. Save the image again, smaller or in another format.`,
    'zh-TW': `${mediaType} 解碼超過 ${seconds} 秒。請縮小圖片或改用其他格式重新儲存。`,
  });
}

/** The frame asked for comes after the last one. */
export function noSuchFrame(frame: number, frames: number): ProductError {
  return new ProductError('invalid-query', {
    en: `The image has no frame ${frame}: it has ${frames}, counted from 0. Ask for one of these, or for none.`,
    'zh-TW': `圖片沒有第 ${frame} 個畫格（從 0 起算，共 ${frames} 個）。請改為其中之一，或不指定畫格。`,
  });
}

/** The part asked for begins beside the picture. */
export function outsidePicture(width: number, height: number): ProductError {
  return new ProductError('invalid-query', {
    en: `The part lies beside the picture, which is ${width} × ${height} pixels as displayed. Ask for x below ${width} and y below ${height}.`,
    'zh-TW': `所要求的區域在圖片之外；圖片顯示尺寸為 ${width} × ${height} 像素。請讓 x 小於 ${width}、y 小於 ${height}。`,
  });
}
