import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ImageLimits } from '@countersign/policy';
import {
  hasFault,
  imageFinding,
  imageResult,
  regionOf,
  say,
  wholeImage,
  type ImageFindingParts,
} from './image-finding.js';
import type { Looked } from './look-at-images.js';
import { safetyModel, type SafetyReading } from './models/score-safety.js';
import type { SubjectImage } from './subject-image.js';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function unsafeFinding(
  { index, name, facts }: SubjectImage,
  { unsafe, box }: SafetyReading,
  { flagFrom }: ImageLimits['unsafe'],
): ImageFindingParts {
  const over = unsafe >= flagFrom;
  return {
    code: over ? 'sexual-content' : 'perhaps-sexual-content',
    severity: over ? 'critical' : 'minor',
    place: box ? regionOf(index, facts, box) : wholeImage(index, facts),
    score: unsafe,
    model: safetyModel,
    message: say(
      over
        ? `The model takes ${name.en.toLowerCase()} for sexual content (${percent(unsafe)}).`
        : `The model is not sure whether ${name.en.toLowerCase()} shows sexual content (${percent(unsafe)}): look at it.`,
      over
        ? `模型認為${name['zh-TW']}含性內容（${percent(unsafe)}）。`
        : `模型無法確定${name['zh-TW']}是否含性內容（${percent(unsafe)}）：請查看。`,
    ),
    explanation: say(
      `${box ? 'Hiding the marked region lowers the score most. ' : ''}The model errs: harmless pictures of cloth, bands and skin were scored like this, and its card says how often.`,
      `${box ? '遮住標示區域時，分數下降最多。' : ''}模型會出錯：布料、帶狀物與膚色等無害畫面也曾得到類似分數，頻率見模型卡。`,
    ),
  };
}

/** What the model's reading of one image comes to. */
function safetyFindings(image: SubjectImage, reading: SafetyReading, limits: ImageLimits): ImageFindingParts[] {
  if (reading.unsafe >= limits.unsafe.lookFrom) return [unsafeFinding(image, reading, limits.unsafe)];
  if (reading.suggestive < limits.suggestiveFrom) return [];
  return [
    {
      code: 'suggestive-picture',
      severity: 'minor',
      place: wholeImage(image.index, image.facts),
      score: reading.suggestive,
      model: safetyModel,
      message: say(
        `The model takes ${image.name.en.toLowerCase()} for a suggestive picture (${percent(reading.suggestive)}).`,
        `模型認為${image.name['zh-TW']}帶有性暗示（${percent(reading.suggestive)}）。`,
      ),
      explanation: say(
        'Party and beach pictures are scored like this, of women more than of men. Whether it fits the purpose, a person says.',
        '派對或海灘照片常得到此類分數，女性照片尤其如此。是否適合用途，由人判斷。',
      ),
    },
  ];
}

function summaryOf(
  { seen, unseen }: Looked<SafetyReading>,
  unreadable: number,
  { lookFrom, flagFrom }: ImageLimits['unsafe'],
): LocalizedText {
  const flagged = seen.filter(({ reading }) => reading.unsafe >= flagFrom).length;
  const unsure = seen.filter(({ reading }) => reading.unsafe >= lookFrom).length - flagged;
  const parts = [
    say(
      `${seen.length} picture(s) looked at for sexual content: ${flagged} over the limit, ${unsure} of which the model is not sure.`,
      `已檢視 ${seen.length} 張圖片是否含性內容：${flagged} 張超過界限，${unsure} 張模型無法確定。`,
    ),
    ...(unseen ? [say(`Not all were looked at: ${unseen.en}.`, `並非全部經過檢視：${unseen['zh-TW']}。`)] : []),
    ...(unreadable > 0
      ? [say(`${unreadable} file(s) cannot be read as images.`, `${unreadable} 個檔案無法讀取為圖片。`)]
      : []),
    say(
      'Violence, hatred in symbols and danger to children are not looked for: a person must.',
      '未尋找暴力、仇恨符號與危害兒童的內容：須由人檢視。',
    ),
  ];
  return { en: parts.map(({ en }) => en).join(' '), 'zh-TW': parts.map((part) => part['zh-TW']).join('') };
}

/** What the readings come to: flagged over the limit; passed only where every picture was looked at and the model is sure of each. */
export function judgeSafety(
  looked: Looked<SafetyReading>,
  unreadable: number,
  limits: ImageLimits,
  version: string,
): CheckResultDraft {
  const findings = looked.seen
    .flatMap(({ image, reading }) => safetyFindings(image, reading, limits))
    .map((parts) => imageFinding(version, parts));
  const scores = looked.seen.map(({ reading }) => reading.unsafe);
  const worst = Math.max(0, ...scores);
  const open = looked.unseen !== null || unreadable > 0 || worst >= limits.unsafe.lookFrom;
  return imageResult(
    {
      outcome: hasFault(findings) ? 'flagged' : open ? 'inconclusive' : 'passed',
      score: scores.length > 0 ? 1 - worst : null,
      summary: summaryOf(looked, unreadable, limits.unsafe),
      measures: { imagesLookedAt: scores.length, worstUnsafe: worst },
    },
    findings,
  );
}
