import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import { defaultImageLimits } from '@countersign/policy';
import type { Check, CheckContext, CheckSubject } from '../check.js';
import { judgeAltText } from '../image/alt-text.js';
import { labelAtPublication } from '../image/label-at-publication.js';
import { markingChecklist } from '../image/marking-checklist.js';
import { machineMark, visibleLabel } from '../image/disclosed-origin.js';
import { hasFault, imageFinding, imageResult, say, type ImageFindingParts } from '../image/image-finding.js';
import { readSubjectImages } from '../image/read-subject-images.js';
import { recordedOrigin } from '../image/recorded-origin.js';

const version = '1.7.0';

function summaryOf(faults: number, notAi: boolean): LocalizedText {
  if (faults > 0) {
    return say(
      `${faults} things are missing to say how the images came about and to tell people and machines.`,
      `缺少 ${faults} 項資訊，無法完整說明圖片如何產生並告知人與機器。`,
    );
  }
  return notAi
    ? say(
        'Origin is recorded and every image is described. Marks were not asked for: all images are declared as not AI-made.',
        '來源已登錄，且每張圖片都有描述。因全部宣告為非 AI 產生，未要求標記。',
      )
    : say(
        'Origin is recorded, every image is described, people and machines are told.',
        '來源已登錄，每張圖片都有描述，並已告知人與機器。',
      );
}

async function run(subject: CheckSubject<ImageContent>, context: CheckContext): Promise<CheckResultDraft> {
  const { images, unreadable } = await readSubjectImages(subject, context);
  const aiMade = images.filter(({ declared }) => declared.aiGenerated !== false);
  const disclosure =
    aiMade.length > 0 ? [...visibleLabel(subject.disclosure), ...machineMark(subject.disclosure, aiMade)] : [];
  const altTexts = images.map(judgeAltText).filter((found) => found !== null);
  const { marking } = context.images ?? defaultImageLimits;
  const checklists =
    marking === null
      ? []
      : aiMade.flatMap((image) => [
          markingChecklist(marking, subject.disclosure, image),
          labelAtPublication(marking, subject, image),
        ]);
  const found: ImageFindingParts[] = [
    ...unreadable,
    ...recordedOrigin(subject.generator, subject.content.images, images),
    ...disclosure,
    ...altTexts,
    ...checklists,
  ];
  const findings = found.map((parts) => imageFinding(version, parts));
  const faults = findings.filter(({ severity }) => severity !== 'info').length;
  const asked = 2 + images.length + (aiMade.length > 0 ? 1 + aiMade.length : 0);
  return imageResult(
    {
      outcome: hasFault(findings) ? 'flagged' : 'passed',
      score: Math.max(0, 1 - faults / asked),
      summary: summaryOf(faults, aiMade.length === 0),
      measures: {
        images: subject.content.images.length,
        imagesDescribed: images.length - altTexts.length,
        missing: faults,
      },
    },
    findings,
  );
}

/** Whether a reader can learn how the images came about: prompt, model and seed recorded, AI origin told to people and machines, each image described; what speaks for a label at publication. Needs no model. */
export const imageExplainability: Check<ImageContent> = {
  name: 'image-explainability',
  kind: 'explainability',
  modality: 'image',
  version,
  reads: ['content', 'generator', 'disclosure', 'publicInterest'],
  run,
};
