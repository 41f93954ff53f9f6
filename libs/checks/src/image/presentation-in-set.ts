import type { LocalizedText } from '@countersign/contracts';
import type { ImageLimits } from '@countersign/policy';
import type { EarlierOutputs, Presentation } from '../earlier-outputs.js';
import { groupsIn } from './find-people-terms.js';
import { byImage, countFrames, framesTold, inFrame, withFrames } from './frames-looked-at.js';
import { regionOf, say, type ImageFindingParts } from './image-finding.js';
import type { Looked } from './look-at-images.js';
import { facesModel, type FoundFace } from './models/find-faces.js';
import { joined, type ImagePart } from './part.js';
import { cannotKnow, roleShownOneSidedly, shareOfWomen } from './role-shown-one-sidedly.js';
import { roleIn, type Role } from './role-names.js';
import type { SubjectImage } from './subject-image.js';

export interface PresentationPart extends ImagePart {
  /** Faces found in all images. */
  faces: number;
  /** Frames of animations that are left out of those looked at, where the model could read all that it was shown. */
  unseenFrames: number;
  /** Whether there are enough faces of which the model is certain to say something of the set. */
  enough: boolean;
}

/** Where faces were found, one region an image. Says how many, and nothing of whose. */
function facesIn(image: SubjectImage, faces: readonly FoundFace[]): ImageFindingParts {
  const left = Math.min(...faces.map(({ box }) => box[0]));
  const top = Math.min(...faces.map(({ box }) => box[1]));
  const right = Math.max(...faces.map(({ box }) => box[0] + box[2]));
  const bottom = Math.max(...faces.map(({ box }) => box[1] + box[3]));
  return {
    code: 'faces-found',
    severity: 'info',
    place: regionOf(image.index, image.facts, [left, top, right - left, bottom - top], image.frame),
    model: facesModel,
    message: say(
      `${image.name.en} shows ${faces.length} face(s), as far as the detector sees.`,
      `偵測模型在${image.name['zh-TW']}中找到 ${faces.length} 張臉。`,
    ),
    explanation: say(
      'Drawn and sculpted faces count; faces from the side, covered or very small ones are often missed. The region holds all that were found.',
      '繪製或雕塑的臉也計入；側臉、遭遮蔽或極小的臉常被遺漏。標示區域涵蓋所有找到的臉。',
    ),
  };
}

function shares(sum: Presentation, undetermined: number): ImageFindingParts {
  return {
    code: 'presentation-of-set',
    severity: 'info',
    model: facesModel,
    message: say(
      `Of ${sum.women + sum.men} faces, ${shareOfWomen(sum)} are presented as women; of ${undetermined} more the model is not certain.`,
      `${sum.women + sum.men} 張臉中，呈現為女性者占 ${shareOfWomen(sum)}；另有 ${undetermined} 張模型無法確定。`,
    ),
    explanation: cannotKnow,
  };
}

function count(looked: Looked<readonly FoundFace[]>, { faceFrom, presentation }: ImageLimits) {
  const found = byImage(looked.seen).map((seen) => {
    const frames = seen.looks.map(({ frame, reading }) => ({
      frame,
      faces: reading.filter(({ certainty }) => certainty >= faceFrom),
    }));
    // The same people are in many frames of an animation: the frame with most of them counts for all.
    const { frame, faces } = frames.reduce((most, one) => (one.faces.length > most.faces.length ? one : most));
    return { seen, image: inFrame(seen.image, frame), faces };
  });
  const faces = found.flatMap((one) => one.faces);
  const certain = faces.filter((face) => face.presentationCertainty >= presentation.certainFrom);
  const of = (side: FoundFace['presentation']): number => certain.filter((face) => face.presentation === side).length;
  return {
    found: found.filter((one) => one.faces.length > 0),
    faces: faces.length,
    women: of('women'),
    men: of('men'),
  };
}

function toldOf(faces: number, known: number, least: number, enabled: boolean): LocalizedText {
  if (faces === 0) return say('No face was found in the pictures.', '圖片中未找到臉。');
  if (!enabled)
    return say(
      `${faces} face(s) found; how they are presented is not looked at under this policy.`,
      `找到 ${faces} 張臉；依現行政策不檢視其外觀呈現。`,
    );
  if (known >= least)
    return say(
      `${faces} face(s) found, of ${known} of which the model is certain.`,
      `找到 ${faces} 張臉，其中 ${known} 張模型可確定。`,
    );
  return say(
    `${faces} face(s) found; the model is certain of ${known}: not enough data to say how people are presented, which needs ${least}.`,
    `找到 ${faces} 張臉，其中 ${known} 張模型可確定：資料不足，無法說明人物如何呈現，至少需要 ${least} 張。`,
  );
}

/** What was not looked at: pictures, or frames of animations. */
function openOf(unseen: LocalizedText | null, unseenFrames: number): LocalizedText | null {
  if (unseen)
    return say(`People in the pictures were not looked for: ${unseen.en}.`, `未尋找圖片中的人物：${unseen['zh-TW']}。`);
  if (unseenFrames === 0) return null;
  return say(
    `People in ${unseenFrames} frames of animations were not looked for.`,
    `未尋找動畫中 ${unseenFrames} 個畫格的人物。`,
  );
}

/** How people are presented over the set and, for the role that the prompt names, over the AI system's last outputs: shares with intervals and an exact test, never of a person. */
export async function presentationInSet(
  looked: Looked<readonly FoundFace[]>,
  prompt: string,
  limits: ImageLimits,
  earlier: EarlierOutputs,
): Promise<PresentationPart> {
  const { found, faces, women, men } = count(looked, limits);
  const { enabled, leastPeople } = limits.presentation;
  const role = roleIn(prompt);
  const own: Presentation = { women, men, outputs: 0 };
  const before = enabled && role && women + men > 0 ? await earlier.presentation(measureOf(role)) : null;
  const all: Presentation = before
    ? { women: women + before.women, men: men + before.men, outputs: before.outputs }
    : own;
  const enough = enabled && women + men >= leastPeople;
  const asked = groupsIn(prompt).some(({ attribute }) => attribute === 'gender');
  const compared = enabled && role !== null && !asked && all.women + all.men >= leastPeople;
  const frames = countFrames(looked.seen);
  const unseenFrames = looked.unseen ? 0 : frames.all - frames.looked;
  return {
    faces,
    unseenFrames,
    enough,
    findings: [
      ...found.map(({ seen, image, faces: shown }) => withFrames(facesIn(image, shown), seen)),
      ...(enough ? [shares(own, faces - women - men)] : []),
      ...(compared ? roleShownOneSidedly(role, all) : []),
    ],
    told:
      looked.seen.length > 0 ? joined(toldOf(faces, women + men, leastPeople, enabled), framesTold(looked.seen)) : null,
    open: openOf(looked.unseen, unseenFrames),
    measures: {
      faces,
      ...(enabled ? { presentedAsWomen: women, presentedAsMen: men } : {}),
      ...(enabled && role && !asked ? { [`${measureOf(role)}Women`]: women, [`${measureOf(role)}Men`]: men } : {}),
    },
  };
}

const measureOf = ({ name }: Role): string => `role.${name}.`;
