import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import type { Check, CheckContext, CheckSubject } from '../check.js';
import { compareMediaType, compareSize } from '../image/compare-form.js';
import { compareGenerator } from '../image/compare-generator.js';
import { aiEvidence, cameraEvidence, compareOrigin } from '../image/compare-origin.js';
import { hasFault, imageFinding, imageResult, say, type ImageFindingParts } from '../image/image-finding.js';
import { provenanceFindings } from '../image/provenance/provenance-findings.js';
import { readSubjectImages } from '../image/read-subject-images.js';
import type { SubjectImage } from '../image/subject-image.js';

const version = '1.1.0';

function compare(image: SubjectImage): ImageFindingParts[] {
  const form = [compareMediaType(image), compareSize(image)].filter((found) => found !== null);
  return [...form, ...compareOrigin(image), ...compareGenerator(image), ...provenanceFindings(image)];
}

/** How many statements of an image the bytes can bear out or not, and whether its declared origin stays open. */
function statementsOf({ declared, facts, generator }: SubjectImage): { count: number; originOpen: boolean } {
  const originKnown = aiEvidence(facts) !== null || cameraEvidence(facts) !== null;
  const stated = [
    declared.mediaType !== undefined,
    declared.width !== undefined || declared.height !== undefined,
    declared.aiGenerated !== undefined && originKnown,
    facts.marks.length > 0 && (generator.seed !== undefined || generator.prompt !== undefined),
  ];
  return { count: stated.filter(Boolean).length, originOpen: declared.aiGenerated === false && !originKnown };
}

function summaryOf(faults: number, checked: number, open: number): LocalizedText {
  if (faults > 0) {
    return say(`${faults} of the declared facts do not agree with the files.`, `有 ${faults} 項宣告的事實與檔案不符。`);
  }
  if (open > 0) {
    return say(
      `Declared as not AI-made, and the files say nothing of their origin (${open}): unknown, not human-made. It would need a signed manifest or camera data.`,
      `宣告為非 AI 產生，但檔案未說明來源（${open} 張）：結果為未知，不等於人為製作。需要已簽署的資訊清單或相機資料。`,
    );
  }
  if (checked === 0) {
    return say(
      'Nothing was declared that the files could be compared with. Declare size, type and origin of each image.',
      '沒有可與檔案比對的宣告。請宣告每張圖片的尺寸、類型與來源。',
    );
  }
  return say(
    `${checked} declared facts agree with the files. What the picture shows was not compared with anything.`,
    `${checked} 項宣告的事實與檔案相符。圖片所呈現的內容並未與任何資料比對。`,
  );
}

async function run(subject: CheckSubject<ImageContent>, context: CheckContext): Promise<CheckResultDraft> {
  const { images, unreadable } = await readSubjectImages(subject, context);
  const findings = [...unreadable, ...images.flatMap(compare)].map((parts) => imageFinding(version, parts));
  const statements = images.map(statementsOf);
  const checked = statements.reduce((sum, { count }) => sum + count, 0);
  const open = statements.filter(({ originOpen }) => originOpen).length;
  const faults = findings.filter(({ severity }) => severity !== 'info').length;
  const flagged = hasFault(findings);
  return imageResult(
    {
      outcome: flagged ? 'flagged' : open > 0 || checked === 0 ? 'inconclusive' : 'passed',
      score: checked === 0 ? null : Math.max(0, 1 - faults / checked),
      summary: summaryOf(faults, checked, open),
      measures: {
        images: subject.content.images.length,
        statementsChecked: checked,
        imagesWithC2pa: images.filter(({ facts }) => !['absent', 'remote'].includes(facts.provenance.verdict)).length,
        imagesWithAiMarks: images.filter(({ facts }) => aiEvidence(facts)).length,
        imagesWithCameraData: images.filter(({ facts }) => cameraEvidence(facts)).length,
      },
    },
    findings,
  );
}

/** Compares what is declared of images (type, size, origin, seed, prompt) with what their bytes say. Needs no model; does not look at what is depicted. */
export const imageFactuality: Check<ImageContent> = {
  name: 'image-factuality',
  kind: 'factuality',
  modality: 'image',
  version,
  run,
};
