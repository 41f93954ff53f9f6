import type { LocalizedText } from '@countersign/contracts';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { ImageFacts } from './read-image-facts.js';
import type { SubjectImage } from './subject-image.js';

const termOf = (facts: ImageFacts, origin: 'ai' | 'camera') =>
  facts.sourceTypes.find((type) => type.origin === origin)?.term;
const toolOf = (facts: ImageFacts) => facts.marks[0]?.tool;

/** What in the file speaks for an AI origin, to follow a verb (Chinese text sets Latin names off by a space); null where nothing does. */
export function aiEvidence(facts: ImageFacts): LocalizedText | null {
  const term = termOf(facts, 'ai');
  if (term) return say(`the digital source type "${term}"`, `數位來源類型「${term}」`);
  const tool = toolOf(facts);
  return tool ? say(`generation data written by ${tool}`, ` ${tool} 寫入的生成資料`) : null;
}

/** What in the file speaks for a camera, to follow a verb; null where nothing does. */
export function cameraEvidence(facts: ImageFacts): LocalizedText | null {
  if (facts.camera) return say(`camera data of ${facts.camera}`, ` ${facts.camera} 的相機資料`);
  const term = termOf(facts, 'camera');
  return term ? say(`the digital source type "${term}"`, `數位來源類型「${term}」`) : null;
}

function declaredHuman({ facts, name, index }: SubjectImage, evidence: LocalizedText): ImageFindingParts {
  const stated = termOf(facts, 'ai') !== undefined;
  return {
    code: 'ai-marks-on-image-declared-human',
    severity: stated ? 'critical' : 'major',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is declared as not AI-made, but the file carries ${evidence.en}.`,
      `${name['zh-TW']}宣告為非 AI 產生，但檔案帶有${evidence['zh-TW']}。`,
    ),
    explanation: stated
      ? say(
          'The file itself states an AI origin in the vocabulary of the IPTC. One of the two statements is wrong.',
          '檔案本身以 IPTC 詞彙標示為 AI 產生。兩項陳述必有一項不正確。',
        )
      : say(
          'Generation programs write such data into what they save. A screenshot of the program can carry it too: look at the picture.',
          '生成程式會把這類資料寫入所儲存的檔案。該程式的螢幕截圖也可能帶有同樣資料：請檢視圖片本身。',
        ),
  };
}

function declaredAi({ facts, name, index }: SubjectImage, evidence: LocalizedText): ImageFindingParts {
  return {
    code: 'camera-data-on-image-declared-ai',
    severity: 'major',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is declared as AI-made, but the file carries ${evidence.en}.`,
      `${name['zh-TW']}宣告為 AI 產生，但檔案帶有${evidence['zh-TW']}。`,
    ),
    explanation: say(
      'Either the picture is a photograph, or metadata of a photograph was copied into it. Such data is easily copied and proves neither.',
      '圖片可能其實是照片，也可能被複製了照片的中繼資料。這類資料很容易複製，無法單獨證明任何一方。',
    ),
  };
}

function bothMarks({ facts, name, index }: SubjectImage, ai: LocalizedText, camera: LocalizedText): ImageFindingParts {
  return {
    code: 'marks-contradict',
    severity: 'minor',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} carries both ${ai.en} and ${camera.en}.`,
      `${name['zh-TW']}同時帶有${ai['zh-TW']}與${camera['zh-TW']}。`,
    ),
    explanation: say(
      'This is usual for a photograph that was changed with an AI tool. Say so in the declaration.',
      '以 AI 工具修改過的照片常有此情形。請在宣告中說明。',
    ),
  };
}

function ofAnother({ facts, name, index }: SubjectImage, tool: string): ImageFindingParts {
  return {
    code: 'generation-data-of-another-picture',
    severity: 'minor',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} carries generation data written by ${tool} that describe a picture of another shape.`,
      `${name['zh-TW']}帶有 ${tool} 寫入的生成資料，但所描述的圖片形狀與此不同。`,
    ),
    explanation: say(
      `${tool} saves pictures in the shape that its data say; this one is ${facts.width} × ${facts.height} px. It may be a screenshot of the program, a part of such a picture, or another one that the data were copied into: the data do not say how it was made, neither by AI nor by people.`,
      `${tool} 會依資料所述的形狀儲存圖片；此圖片為 ${facts.width} × ${facts.height} 像素。可能是該程式的螢幕截圖、原圖裁切後的一部分，或被複製了資料的其他圖片：這些資料無法說明此圖片由 AI 或由人製作。`,
    ),
  };
}

/** Declared origin against what the file says of its own; nothing in the file is no evidence for either origin. */
export function compareOrigin(image: SubjectImage): ImageFindingParts[] {
  const [stray] = image.facts.strayMarks;
  return [...declaredOrigin(image), ...(stray ? [ofAnother(image, stray.tool)] : [])];
}

function declaredOrigin(image: SubjectImage): ImageFindingParts[] {
  const ai = aiEvidence(image.facts);
  const camera = cameraEvidence(image.facts);
  if (image.declared.aiGenerated === false && ai) return [declaredHuman(image, ai)];
  if (image.declared.aiGenerated === true && camera && !ai) return [declaredAi(image, camera)];
  return ai && camera ? [bothMarks(image, ai, camera)] : [];
}
