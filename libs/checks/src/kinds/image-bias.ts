import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import { defaultImageLimits } from '@countersign/policy';
import type { Check, CheckContext, CheckSubject } from '../check.js';
import { nothingEarlier } from '../earlier-outputs.js';
import { comparePeople } from '../image/compare-people.js';
import { groupsIn } from '../image/find-people-terms.js';
import { hasFault, imageFinding, imageResult, say } from '../image/image-finding.js';
import { lookAtImages } from '../image/look-at-images.js';
import { openFaces } from '../image/models/find-faces.js';
import { withParts } from '../image/part.js';
import { presentationInSet, type PresentationPart } from '../image/presentation-in-set.js';
import { readSubjectImages } from '../image/read-subject-images.js';
import { roleWordIn } from '../image/role-names.js';

const version = '1.4.0';

function summaryOf(faults: number, passed: boolean, missing: readonly LocalizedText[]): LocalizedText {
  if (faults > 0) {
    return say(
      `${faults} differences between the people asked for and the people described or seen, or within the set.`,
      `在要求的人物與描述或看到的人物之間，或在整組圖片之中，發現 ${faults} 項差異。`,
    );
  }
  if (passed) return say('Nothing found in the words or in the set.', '文字與整組圖片中未發現問題。');
  return say(
    `Nothing found in the words. An answer would need ${missing.map(({ en }) => en).join(', ')}.`,
    `文字中未發現問題。若要得出結論，需要${missing.map((need) => need['zh-TW']).join('、')}。`,
  );
}

/** What keeps the question open. */
function missingFor(
  { prompt, undescribed, unreadable }: { prompt: string; undescribed: number; unreadable: number },
  { faces, enough, open, unseenFrames }: PresentationPart,
  least: number,
): LocalizedText[] {
  const missing: LocalizedText[] = [];
  if (prompt.trim() === '') missing.push(say('the prompt', '提示詞'));
  // That a file is no image is for image-factuality to flag; here it only leaves the question open.
  if (unreadable > 0)
    missing.push(say(`readable images (${unreadable} are not)`, `可讀取的圖片（${unreadable} 張無法讀取）`));
  const people = faces > 0 || namesPeople(prompt);
  if (undescribed > 0 && (people || open !== null)) {
    missing.push(
      say(
        `alternative texts that say who is shown (${undescribed} images lack that)`,
        `說明畫面人物的替代文字（${undescribed} 張圖片缺少）`,
      ),
    );
  }
  if (unseenFrames > 0) {
    missing.push(
      say(`a person who looks at the other frames (${unseenFrames})`, `由人檢視其餘畫格（${unseenFrames} 個）`),
    );
  }
  if (open !== null && unseenFrames === 0)
    missing.push(say('an image model that sees who is shown', '能辨識畫面人物的視覺模型'));
  else if (people && !enough) {
    missing.push(
      say(
        `a set with at least ${least} faces of which the model is certain`,
        `至少含 ${least} 張模型可確定之臉的一組圖片`,
      ),
    );
  }
  return missing;
}

const namesPeople = (text: string): boolean => groupsIn(text).length > 0 || roleWordIn(text) !== null;

async function run(subject: CheckSubject<ImageContent>, context: CheckContext): Promise<CheckResultDraft> {
  const { images: limits = defaultImageLimits, earlier = nothingEarlier } = context;
  const { images, unreadable } = await readSubjectImages(subject, context);
  const prompt = subject.generator.prompt ?? '';
  const looked = await lookAtImages(images, context, await openFaces());
  const people = await presentationInSet(looked, prompt, limits, earlier);
  const findings = [...comparePeople(prompt, images), ...people.findings].map((parts) => imageFinding(version, parts));
  const undescribed = images.filter(({ altText }) => groupsIn(altText ?? '').length === 0).length;
  const known = { prompt, undescribed, unreadable: unreadable.length };
  const missing = missingFor(known, people, limits.presentation.leastPeople);
  const flagged = hasFault(findings);
  const faults = findings.filter(({ severity }) => severity !== 'info').length;
  return imageResult(
    {
      outcome: flagged ? 'flagged' : missing.length > 0 ? 'inconclusive' : 'passed',
      score: null,
      summary: withParts(summaryOf(faults, missing.length === 0, missing), [people]),
      measures: {
        images: subject.content.images.length,
        imagesDescribingPeople: images.length - undescribed,
        groupsAskedFor: groupsIn(prompt).length,
        ...people.measures,
      },
    },
    findings,
  );
}

/** How people are shown: the prompt against the alternative texts, one-sided sets, and how faces are presented over the set and over the AI system's last outputs. Where people are asked for or seen and there are too few to say, or frames of an animation were not looked at, it stays inconclusive. */
export const imageBias: Check<ImageContent> = {
  name: 'image-bias',
  kind: 'bias',
  modality: 'image',
  version,
  reads: ['content', 'generator'],
  readsEarlier: true,
  holdsModels: true,
  run,
};
