import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { StatedTime } from './stated-times.js';
import type { SubjectImage } from './subject-image.js';

const day = 86_400_000;
/** Clocks of cameras are off, and a time without a zone may be that of another part of the world. */
const tolerance = 2 * day;
/** A picture that a model made bears no older time of a camera; less than a year apart may be a template, or a clock that was never set. */
const longBefore = 365 * day;

const dayOf = (at: string): string => at.slice(0, 10);

function inFuture(
  { name, index, facts }: SubjectImage,
  { source, at }: StatedTime,
  received: string,
): ImageFindingParts {
  return {
    code: 'stated-time-in-future',
    severity: 'minor',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} states a time of ${dayOf(at)} (${source}), after it was handed in on ${dayOf(received)}.`,
      `${name['zh-TW']}所載時間為 ${dayOf(at)}（${source}），晚於送審日 ${dayOf(received)}。`,
    ),
    explanation: say(
      'A clock was wrong, or the time was written by hand: other times of the file are to be relied on no more than this one.',
      '可能時鐘有誤，或時間為人工填寫：檔案的其他時間同樣不宜採信。',
    ),
  };
}

function takenBefore(
  { name, index, facts }: SubjectImage,
  { source, at }: StatedTime,
  made: string,
): ImageFindingParts {
  return {
    code: 'taken-long-before-made',
    severity: 'minor',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is declared as AI-made, but states that a camera took it on ${dayOf(at)} (${source}), more than a year before ${dayOf(made)}.`,
      `${name['zh-TW']}宣告由 AI 產生，但檔案記載拍攝於 ${dayOf(at)}（${source}），比 ${dayOf(made)} 早一年以上。`,
    ),
    explanation: say(
      'Either a photograph was changed, and the declaration should say so, or data of a photograph was copied into the file.',
      '可能是修改既有照片而宣告未說明，或檔案被複製了照片的資料。',
    ),
  };
}

/**
 * Times that the file states against when it was handed in (`receivedAt`, RFC 3339) and, of what is declared as AI-made, the time of a
 * camera against when it says that it was made. Each at most once: one clock that is wrong writes several.
 */
export function compareTimes(image: SubjectImage, receivedAt: string | null): ImageFindingParts[] {
  if (receivedAt === null) return [];
  const { times, sourceTypes } = image.facts;
  const apart = (later: string, earlier: string): number => Date.parse(later) - Date.parse(earlier);
  const future = times.find(({ at }) => apart(at, receivedAt) > tolerance);
  if (future) return [inFuture(image, future, receivedAt)];
  // A composite says itself that a photograph was changed.
  const isComposite = sourceTypes.some(({ term }) => term.startsWith('composite'));
  if (image.declared.aiGenerated !== true || isComposite) return [];
  const made = times.find(({ kind, source }) => kind === 'made' && source === 'C2PA')?.at ?? receivedAt;
  const taken = times.find(({ kind, at }) => kind === 'taken' && apart(made, at) > longBefore);
  return taken ? [takenBefore(image, taken, made)] : [];
}
