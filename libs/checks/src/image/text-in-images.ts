import { mostComparedLines, type LocalizedText, type Source } from '@countersign/contracts';
import type { ImageLimits } from '@countersign/policy';
import { compareTextLine, leastWords, quotedLine, wordsOf } from './compare-text-line.js';
import { countFrames, framesTold, inFrame, withFrames } from './frames-looked-at.js';
import { regionOf, say, type ImageFindingParts } from './image-finding.js';
import { keptLines, type ImageTexts } from './kept-lines.js';
import { evenlyOfFrames, linesByImage, type LineInFrame } from './lines-in-frames.js';
import type { Looked } from './look-at-images.js';
import { textModel, type TextLine } from './models/read-text.js';
import { joined, type ImagePart } from './part.js';
import type { SubjectImage } from './subject-image.js';

/** Stains that are taken for a letter or two say nothing that a source could carry. */
const saysSomething = ({ text }: TextLine): boolean =>
  (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= (/\p{Script=Han}/u.test(text) ? 2 : 4);

function notReadWell(image: SubjectImage, lines: readonly TextLine[]): ImageFindingParts[] {
  const [first] = lines;
  if (!first) return [];
  const left = Math.min(...lines.map(({ box }) => box[0]));
  const top = Math.min(...lines.map(({ box }) => box[1]));
  const right = Math.max(...lines.map(({ box }) => box[0] + box[2]));
  const bottom = Math.max(...lines.map(({ box }) => box[1] + box[3]));
  return [
    {
      code: 'text-in-image-uncertain',
      severity: 'info',
      place: regionOf(image.index, image.facts, [left, top, right - left, bottom - top], image.frame),
      score: 1 - Math.min(...lines.map(({ certainty }) => certainty)),
      model: textModel,
      message: say(
        `${image.name.en} has ${lines.length} line(s) that look like text and could not be read with certainty.`,
        `${image.name['zh-TW']}有 ${lines.length} 行疑似文字，無法可靠辨識。`,
      ),
      explanation: say(
        `They were not compared. The first reads "${quotedLine(first.text)}": read it yourself.`,
        `這些文字未經比對。第一行辨識為「${quotedLine(first.text)}」，請自行閱讀。`,
      ),
    },
  ];
}

function toldOf(lines: number, uncertain: number, compared: boolean): LocalizedText {
  if (lines + uncertain === 0) return say('No text was read in the pictures.', '圖片中未辨識到文字。');
  const read = compared
    ? say(
        `${lines} line(s) of text in the pictures compared with the sources`,
        `已將圖片中的 ${lines} 行文字與來源比對`,
      )
    : say(
        `${lines} line(s) of text read in the pictures; there is no source to compare them with`,
        `圖片中辨識到 ${lines} 行文字，但沒有來源可供比對`,
      );
  const rest = say(
    uncertain > 0 ? `, ${uncertain} more could not be read with certainty.` : '.',
    uncertain > 0 ? `，另有 ${uncertain} 行無法可靠辨識。` : '。',
  );
  return { en: read.en + rest.en, 'zh-TW': read['zh-TW'] + rest['zh-TW'] };
}

/** What was not read with certainty, frame by frame. */
const uncertainByFrame = (image: SubjectImage, lines: readonly LineInFrame[]): ImageFindingParts[] =>
  [...Map.groupBy(lines, ({ frame }) => frame)].flatMap(([frame, own]) => notReadWell(inFrame(image, frame), own));

/** What was not looked at: pictures, or frames of animations. */
function openOf(unseen: LocalizedText | null, { looked, all }: ReturnType<typeof countFrames>): LocalizedText | null {
  if (unseen)
    return say(`Text in the pictures was not looked at: ${unseen.en}.`, `未檢視圖片中的文字：${unseen['zh-TW']}。`);
  if (looked === all) return null;
  return say(
    `Text in ${all - looked} frames of animations was not looked at.`,
    `未檢視動畫中 ${all - looked} 個畫格的文字。`,
  );
}

/** `compared`: lines that were, with the sources. `uncompared`: lines that say something and that there is no source for. */
interface TextPart extends ImagePart {
  compared: number;
  uncompared: number;
  /** All that was read, for the eyes of reviewers; null where nothing was looked at. */
  imageTexts: ImageTexts;
}

/** What is written in the images, line by line, against the sources of the output. */
export async function textInImages(
  { seen, unseen }: Looked<readonly TextLine[]>,
  sources: readonly Source[],
  limits: ImageLimits,
  signal: AbortSignal,
): Promise<TextPart> {
  const findings: ImageFindingParts[] = [];
  let [lines, uncertain, uncompared] = [0, 0, 0];
  const weighed = linesByImage(seen).map(({ image, looks, lines: reading }) => ({
    image,
    looks,
    reading,
    saying: evenlyOfFrames(reading.filter(saysSomething), mostComparedLines),
  }));
  for (const { image, looks, saying } of weighed) {
    const certain = saying.filter(({ certainty }) => certainty >= limits.textFrom);
    const others = saying.filter(({ certainty }) => certainty < limits.textFrom);
    lines += certain.length;
    uncertain += others.length;
    const found = uncertainByFrame(image, others);
    if (sources.length === 0) {
      uncompared += certain.filter(({ text }) => wordsOf(text) >= leastWords).length;
    } else {
      for (const line of certain) {
        found.push(...(await compareTextLine(inFrame(image, line.frame), line, sources, signal)));
      }
    }
    findings.push(...found.map((one) => withFrames(one, { image, looks })));
  }
  return {
    compared: sources.length > 0 ? lines : 0,
    uncompared,
    findings,
    imageTexts: keptLines(weighed, limits),
    told: seen.length > 0 ? joined(toldOf(lines, uncertain, sources.length > 0), framesTold(seen)) : null,
    open: openOf(unseen, countFrames(seen)),
    measures: { textLines: lines, textLinesUncertain: uncertain },
  };
}
