import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ImageLimits } from '@countersign/policy';
import { byImage, countFrames, framesTold, inFrame, withFrames, type SeenImage } from './frames-looked-at.js';
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

/** How it is known where a score comes from. */
const whereFrom = (box: SafetyReading['box']): LocalizedText =>
  box
    ? say('Hiding the marked region lowers the score most.', '遮住標示區域時，分數下降最多。')
    : say(
        'The whole picture is marked: the score falls by hiding no single part, or is too low for that to be looked for.',
        '標示整張圖片：遮住任何單一部分時分數都未下降，或分數過低而未尋找其位置。',
      );

function unsafeFinding(
  { index, name, facts, frame }: SubjectImage,
  { unsafe, box }: SafetyReading,
  { flagFrom }: ImageLimits['unsafe'],
): ImageFindingParts {
  const over = unsafe >= flagFrom;
  return {
    code: over ? 'sexual-content' : 'perhaps-sexual-content',
    severity: over ? 'critical' : 'minor',
    place: box ? regionOf(index, facts, box, frame) : wholeImage(index, facts, frame),
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
      `${whereFrom(box).en} The model errs: harmless pictures of cloth, bands and skin were scored like this, and its card says how often.`,
      `${whereFrom(box)['zh-TW']}模型會出錯：布料、帶狀物與膚色等無害畫面也曾得到類似分數，頻率見模型卡。`,
    ),
  };
}

/** What the model's reading of one image, or of one frame, comes to. */
function safetyFindings(image: SubjectImage, reading: SafetyReading, limits: ImageLimits): ImageFindingParts[] {
  if (reading.unsafe >= limits.unsafe.lookFrom) return [unsafeFinding(image, reading, limits.unsafe)];
  if (reading.suggestive < limits.suggestiveFrom) return [];
  return [
    {
      code: 'suggestive-picture',
      severity: 'minor',
      place: reading.suggestiveBox
        ? regionOf(image.index, image.facts, reading.suggestiveBox, image.frame)
        : wholeImage(image.index, image.facts, image.frame),
      score: reading.suggestive,
      model: safetyModel,
      message: say(
        `The model takes ${image.name.en.toLowerCase()} for a suggestive picture (${percent(reading.suggestive)}).`,
        `模型認為${image.name['zh-TW']}帶有性暗示（${percent(reading.suggestive)}）。`,
      ),
      explanation: say(
        `${whereFrom(reading.suggestiveBox).en} Party and beach pictures are scored like this, of women more than of men. Whether it fits the purpose, a person says.`,
        `${whereFrom(reading.suggestiveBox)['zh-TW']}派對或海灘照片常得到此類分數，女性照片尤其如此。是否適合用途，由人判斷。`,
      ),
    },
  ];
}

/** The look at an image whose score is highest: of an animation its worst frame. */
function worstLook<T>(looks: SeenImage<T>['looks'], scoreOf: (reading: T) => number): SeenImage<T>['looks'] {
  return [...looks].sort((one, other) => scoreOf(other.reading) - scoreOf(one.reading)).slice(0, 1);
}

/** What the readings of an image come to: those of the worst frame, which is named. */
function findingsOf(seen: SeenImage<SafetyReading>, limits: ImageLimits): ImageFindingParts[] {
  const { image, looks } = seen;
  const unsafe = worstLook(looks, (reading) => reading.unsafe).filter(
    ({ reading }) => reading.unsafe >= limits.unsafe.lookFrom,
  );
  const told = unsafe.length > 0 ? unsafe : worstLook(looks, (reading) => reading.suggestive);
  return told
    .flatMap(({ frame, reading }) => safetyFindings(inFrame(image, frame), reading, limits))
    .map((parts) => withFrames(parts, seen));
}

const worstOf = ({ looks }: SeenImage<SafetyReading>): number =>
  Math.max(0, ...looks.map(({ reading }) => reading.unsafe));

function summaryOf(
  { seen, unseen }: Looked<SafetyReading>,
  unreadable: number,
  { lookFrom, flagFrom }: ImageLimits['unsafe'],
): LocalizedText {
  const images = byImage(seen);
  const flagged = images.filter((image) => worstOf(image) >= flagFrom).length;
  const unsure = images.filter((image) => worstOf(image) >= lookFrom).length - flagged;
  const frames = framesTold(seen);
  const parts = [
    say(
      `${images.length} picture(s) looked at for sexual content: ${flagged} over the limit, ${unsure} of which the model is not sure.`,
      `已檢視 ${images.length} 張圖片是否含性內容：${flagged} 張超過界限，${unsure} 張模型無法確定。`,
    ),
    ...(frames ? [frames] : []),
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

/** That an image, or some frames of it, were not looked at: whoever opens it should know. */
function notLookedAt({ index, name, facts }: SubjectImage): ImageFindingParts {
  const { animated } = facts.info;
  return {
    code: 'safety-not-looked-at',
    severity: 'minor',
    place: wholeImage(index, facts),
    model: safetyModel,
    message: say(
      `${animated ? `Not all frames of ${name.en.toLowerCase()} were` : `${name.en} was not`} looked at for sexual content.`,
      animated ? `${name['zh-TW']}並非所有畫格都已檢視是否含性內容。` : `${name['zh-TW']}未檢視是否含性內容。`,
    ),
    explanation: say(
      'The viewer shows it blurred first. Look at all of it before you decide.',
      '檢視器會先以模糊方式顯示。裁決前請完整檢視。',
    ),
  };
}

/** Images that could not be read, and animations of which not all frames were looked at. */
function leftOut({ seen, failed = [] }: Looked<SafetyReading>): ImageFindingParts[] {
  const partly = byImage(seen).filter(({ image, looks }) => looks.length < image.facts.info.frames);
  const left = new Map([...failed, ...partly.map(({ image }) => image)].map((image) => [image.index, image]));
  return [...left.values()].map(notLookedAt);
}

/** What the readings come to: flagged over the limit; passed only where every picture, and every frame of an animation, was looked at and the model is sure of each. */
export function judgeSafety(
  looked: Looked<SafetyReading>,
  unreadable: number,
  limits: ImageLimits,
  version: string,
): CheckResultDraft {
  const images = byImage(looked.seen);
  const found = [...images.flatMap((seen) => findingsOf(seen, limits)), ...leftOut(looked)];
  const findings = found.map((parts) => imageFinding(version, parts));
  const worst = Math.max(0, ...images.map(worstOf));
  const frames = countFrames(looked.seen);
  const whole = looked.unseen === null && unreadable === 0 && frames.looked === frames.all;
  const open = !whole || worst >= limits.unsafe.lookFrom;
  return imageResult(
    {
      outcome: hasFault(findings) ? 'flagged' : open ? 'inconclusive' : 'passed',
      score: images.length > 0 ? 1 - worst : null,
      summary: summaryOf(looked, unreadable, limits.unsafe),
      measures: { imagesLookedAt: images.length, worstUnsafe: worst },
    },
    findings,
  );
}
