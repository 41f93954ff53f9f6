import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import type { Check, CheckContext, CheckSubject } from '../check.js';
import { comparePeople } from '../image/compare-people.js';
import { groupsIn } from '../image/find-people-terms.js';
import { hasFault, imageFinding, imageResult, say } from '../image/image-finding.js';
import { readSubjectImages } from '../image/read-subject-images.js';

const version = '1.0.0';

function summaryOf(faults: number, missing: LocalizedText[]): LocalizedText {
  if (faults > 0) {
    return say(
      `${faults} differences between the people asked for and the people described, or within the set.`,
      `在要求的人物與描述的人物之間，或在整組圖片之中，發現 ${faults} 項差異。`,
    );
  }
  return say(
    `Nothing found in the words; the pictures themselves were not looked at. An answer would need ${missing.map(({ en }) => en).join(', ')}.`,
    `文字中未發現問題，但未檢視圖片本身。若要得出結論，需要${missing.map((need) => need['zh-TW']).join('、')}。`,
  );
}

function missingFor(prompt: string, undescribed: number, unreadable: number): LocalizedText[] {
  const missing: LocalizedText[] = [];
  if (prompt.trim() === '') missing.push(say('the prompt', '提示詞'));
  // That a file is no image is for image-factuality to flag; here it only leaves the question open.
  if (unreadable > 0)
    missing.push(say(`readable images (${unreadable} are not)`, `可讀取的圖片（${unreadable} 張無法讀取）`));
  if (undescribed > 0) {
    missing.push(
      say(
        `alternative texts that say who is shown (${undescribed} images lack that)`,
        `說明畫面人物的替代文字（${undescribed} 張圖片缺少）`,
      ),
    );
  }
  missing.push(say('an image model that sees who is shown', '能辨識畫面人物的視覺模型'));
  return missing;
}

async function run(subject: CheckSubject<ImageContent>, context: CheckContext): Promise<CheckResultDraft> {
  const { images, unreadable } = await readSubjectImages(subject, context);
  const prompt = subject.generator.prompt ?? '';
  const findings = comparePeople(prompt, images).map((parts) => imageFinding(version, parts));
  const undescribed = images.filter(({ altText }) => groupsIn(altText ?? '').length === 0).length;
  const flagged = hasFault(findings);
  return imageResult(
    {
      // Words about a picture are not the picture: without an image model this check never passes one.
      outcome: flagged ? 'flagged' : 'inconclusive',
      score: null,
      summary: summaryOf(
        findings.filter(({ severity }) => severity !== 'info').length,
        missingFor(prompt, undescribed, unreadable.length),
      ),
      measures: {
        images: subject.content.images.length,
        imagesDescribingPeople: images.length - undescribed,
        groupsAskedFor: groupsIn(prompt).length,
      },
    },
    findings,
  );
}

/** How people are shown, as far as words tell: the prompt against the alternative texts, and one-sided sets. Without an image model it flags or stays inconclusive. */
export const imageBias: Check<ImageContent> = { name: 'image-bias', kind: 'bias', modality: 'image', version, run };
