import type { Disclosure } from '@countersign/contracts';
import { aiEvidence } from './compare-origin.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { ImageFacts } from './read-image-facts.js';
import type { SubjectImage } from './subject-image.js';

const namesAi =
  /\b(AI|A\.I\.|artificial intelligence|machine[- ](made|generated)|synthetic|KI)\b|人工智慧|人工智能|生成式|AI/i;

/** Whether the output comes with a visible label, and whether that names AI. */
export function labelState(disclosure: Disclosure | null): 'missing' | 'unclear' | 'clear' {
  const label = disclosure?.visible?.trim() ?? '';
  if (label === '') return 'missing';
  return namesAi.test(label) ? 'clear' : 'unclear';
}

/** What people are told: the visible label of the output, if it names AI at all. */
export function visibleLabel(disclosure: Disclosure | null): ImageFindingParts[] {
  const label = disclosure?.visible?.trim() ?? '';
  const state = labelState(disclosure);
  if (state === 'clear') return [];
  const missing = state === 'missing';
  return [
    {
      code: missing ? 'visible-label-missing' : 'visible-label-unclear',
      severity: missing ? 'major' : 'minor',
      message: missing
        ? say('No visible label says that the output is AI-made.', '沒有可見標示說明此產出由 AI 產生。')
        : say(`The visible label "${label}" does not name AI.`, `可見標示「${label}」未提及 AI。`),
      explanation: say(
        'The EU AI Act asks that people can tell at first sight where a picture passes for real. Send the label as disclosure.visible.',
        '歐盟人工智慧法要求，可能被當真的圖片應讓人第一眼就能辨識。請以 disclosure.visible 傳送標示文字。',
      ),
    },
  ];
}

function markNotFound({ facts, index, name }: SubjectImage): ImageFindingParts {
  return {
    code: 'machine-mark-claimed-not-found',
    severity: 'major',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is said to be marked for machines, but no mark was found in the file.`,
      `${name['zh-TW']}聲稱帶有機器可讀標記，但檔案中找不到標記。`,
    ),
    explanation: say(
      'Looked for: C2PA manifest, IPTC digital source type in XMP, AI system in XMP or EXIF, generation data in PNG texts. An invisible watermark cannot be seen here: name its detector to the reviewer.',
      '已尋找：C2PA 資訊清單、XMP 中的 IPTC 數位來源類型、XMP 或 EXIF 中的 AI 系統、PNG 文字中的生成資料。此處無法辨識隱形浮水印：請告知審查者可用的偵測工具。',
    ),
  };
}

function markUnsigned({ facts, index, name }: SubjectImage): ImageFindingParts {
  return {
    code: 'machine-mark-unsigned',
    severity: 'info',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is marked for machines, by data that is not signed.`,
      `${name['zh-TW']}帶有機器可讀標記，但該資料未經簽署。`,
    ),
    explanation: say(
      'Anybody can remove or change it unnoticed. The Code of Practice on marking asks for signed, time-stamped metadata.',
      '任何人都可在不被察覺的情況下移除或更改。AI 產生內容標示的行為準則要求經簽署並附時間戳記的中繼資料。',
    ),
  };
}

function isSigned({ provenance: { verdict } }: ImageFacts): boolean {
  return verdict === 'trusted' || verdict === 'untrusted';
}

/** A mark is one for machines also where it describes the picture before it was cut. */
const isMarked = (facts: ImageFacts): boolean => aiEvidence(facts) !== null || facts.strayMarks.length > 0;

/** What machines are told: the claim of a mark against the bytes of each image. */
export function machineMark(disclosure: Disclosure | null, images: readonly SubjectImage[]): ImageFindingParts[] {
  const claimed = disclosure?.machineReadable === true;
  // What a manifest elsewhere says is not known.
  const unmarked = images.filter(({ facts }) => facts.provenance.verdict !== 'remote' && !isMarked(facts));
  const unsigned = images.filter(({ facts }) => !isSigned(facts) && isMarked(facts));
  const remarks = unsigned.map(markUnsigned);
  if (claimed) return [...unmarked.map(markNotFound), ...remarks];
  if (unmarked.length === 0) return remarks;
  return [
    ...remarks,
    {
      code: 'machine-mark-missing',
      severity: 'major',
      message: say(
        `No machine-readable mark is claimed, and none was found in ${unmarked.length} of ${images.length} images.`,
        `未聲明機器可讀標記，且 ${images.length} 張圖片中有 ${unmarked.length} 張找不到標記。`,
      ),
      explanation: say(
        'The EU AI Act asks for marks that machines can detect. Write a signed C2PA manifest or the IPTC digital source type.',
        '歐盟人工智慧法要求機器可偵測的標記。請寫入經簽署的 C2PA 資訊清單或 IPTC 數位來源類型。',
      ),
    },
  ];
}
