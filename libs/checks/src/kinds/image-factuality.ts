import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import { defaultImageLimits } from '@countersign/policy';
import type { Check, CheckContext, CheckSubject } from '../check.js';
import { compareMediaType, compareSize, furtherPictures, markupInTexts } from '../image/compare-form.js';
import { compareMaker } from '../image/compare-maker.js';
import { aiEvidence, cameraEvidence, compareOrigin } from '../image/compare-origin.js';
import { comparePrompt } from '../image/compare-prompt.js';
import { compareSeeds } from '../image/compare-seeds.js';
import { compareTimes } from '../image/compare-times.js';
import { hasFault, imageFinding, imageResult, say, type ImageFindingParts } from '../image/image-finding.js';
import { lookAtImages } from '../image/look-at-images.js';
import { openText } from '../image/models/read-text.js';
import { nearRejected } from '../image/near-rejected.js';
import { measuresOf, withParts } from '../image/part.js';
import { provenanceFindings } from '../image/provenance/provenance-findings.js';
import { readSubjectImages } from '../image/read-subject-images.js';
import { seenAgainstPrompt } from '../image/seen-against-prompt.js';
import type { SubjectImage } from '../image/subject-image.js';
import { textInImages } from '../image/text-in-images.js';

const version = '1.8.0';

/** Findings that tell of the file and hold nothing against what was declared. */
const besideDeclared: ReadonlySet<string> = new Set([
  'generation-data-of-another-picture',
  'further-pictures-in-file',
  'c2pa-signer-unknown',
]);

function compare(image: SubjectImage, receivedAt: string | null): ImageFindingParts[] {
  const found = [
    compareMediaType(image),
    compareSize(image),
    furtherPictures(image),
    markupInTexts(image),
    comparePrompt(image),
  ].filter((one) => one !== null);
  return [
    ...found,
    ...compareOrigin(image),
    ...compareMaker(image),
    ...compareTimes(image, receivedAt),
    ...provenanceFindings(image),
  ];
}

/** How many statements of an image the bytes can bear out or not, and whether its declared origin stays open. */
function statementsOf({ declared, facts, generator }: SubjectImage): { count: number; originOpen: boolean } {
  const originKnown = aiEvidence(facts) !== null || cameraEvidence(facts) !== null;
  const stated = [
    declared.mediaType !== undefined,
    declared.width !== undefined || declared.height !== undefined,
    declared.aiGenerated !== undefined && originKnown,
    facts.marks.length > 0 && ((declared.seed ?? generator.seed) !== undefined || generator.prompt !== undefined),
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
  return say(`${checked} declared facts agree with the files.`, `${checked} 項宣告的事實與檔案相符。`);
}

async function run(subject: CheckSubject<ImageContent>, context: CheckContext): Promise<CheckResultDraft> {
  const { images: limits = defaultImageLimits, receivedAt = null, signal } = context;
  const { images, unreadable } = await readSubjectImages(subject, context);
  const rejected = await nearRejected(images, context);
  const read = await lookAtImages(images, context, await openText());
  const texts = await textInImages(read, subject.sources, limits, signal);
  const seen = await seenAgainstPrompt(subject.generator.prompt ?? '', images, context);
  const parts = [texts, seen];
  const declared = [
    ...unreadable,
    ...images.flatMap((image) => compare(image, receivedAt)),
    ...compareSeeds(images, subject.content.images.length),
  ];
  const found = [...declared, ...rejected.findings, ...parts.flatMap(({ findings }) => findings)];
  const findings = found.map((one) => imageFinding(version, one));
  const stated = images.map(statementsOf);
  const checked = stated.reduce((sum, { count }) => sum + count, 0);
  const open = stated.filter(({ originOpen }) => originOpen).length;
  const faults = declared.filter(({ code, severity }) => severity !== 'info' && !besideDeclared.has(code)).length;
  // Text that nobody looked for, or that there is no source for, must not pass by silence.
  const undecided = open > 0 || checked === 0 || texts.open !== null || texts.uncompared > 0;
  const statements = checked + texts.compared;
  const wrong = faults + texts.findings.filter(({ severity }) => severity !== 'info').length;
  return imageResult(
    {
      outcome: hasFault(findings) ? 'flagged' : undecided ? 'inconclusive' : 'passed',
      score: statements === 0 || texts.uncompared > 0 ? null : Math.max(0, 1 - wrong / statements),
      summary: withParts(summaryOf(faults, checked, open), parts),
      measures: {
        images: subject.content.images.length,
        statementsChecked: checked,
        imagesWithC2pa: images.filter(({ facts }) => !['absent', 'remote'].includes(facts.provenance.verdict)).length,
        imagesWithAiMarks: images.filter(({ facts }) => aiEvidence(facts)).length,
        imagesWithCameraData: images.filter(({ facts }) => cameraEvidence(facts)).length,
        imagesNearRejected: rejected.findings.length,
        ...measuresOf(parts),
      },
      fingerprints: rejected.fingerprints,
      imageTexts: texts.imageTexts,
    },
    findings,
  );
}

/** Compares what is declared of images (type, size, origin, generator, seed, prompt, times) with what their bytes say, the text in them with the sources, and them with images that were rejected; where a vision model is named, tells its opinion of what the prompt asks for. */
export const imageFactuality: Check<ImageContent> = {
  name: 'image-factuality',
  kind: 'factuality',
  modality: 'image',
  version,
  reads: ['content', 'sources', 'generator'],
  readsEarlier: true,
  holdsModels: true,
  run,
};
