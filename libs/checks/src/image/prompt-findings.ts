import type { ModelReference } from '@countersign/contracts';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { PromptOpinion } from './prompt-question.js';
import type { SubjectImage } from './subject-image.js';

const quoted = (text: string): string => `"${text.replaceAll('"', '\u2033').trim()}"`;

/** What a vision model says is missing from an image, or there in another number than the prompt asks for. */
export function promptFindings(
  image: SubjectImage,
  { missing, counts, reason }: PromptOpinion,
  model: ModelReference,
): ImageFindingParts[] {
  const place = wholeImage(image.index, image.facts);
  const explanation = say(
    `This is the opinion of ${model.name}, no measurement: ${quoted(reason)}. Look for yourself.`,
    `這是模型 ${model.name} 的意見，並非量測：「${reason.trim()}」。請自行查看。`,
  );
  const differing = counts.filter(({ asked, seen }) => asked !== seen);
  return [
    ...missing.slice(0, 5).map((thing): ImageFindingParts => ({
      code: 'asked-but-not-seen',
      severity: 'minor',
      place,
      model,
      message: say(
        `${model.name} does not see ${quoted(thing)} in ${image.name.en.toLowerCase()}, which the prompt asks for.`,
        `提示詞要求「${thing.trim()}」，但 ${model.name} 在${image.name['zh-TW']}中未看到。`,
      ),
      explanation,
    })),
    ...differing.slice(0, 5).map(({ thing, asked, seen }): ImageFindingParts => ({
      code: 'count-differs-from-prompt',
      severity: 'minor',
      place,
      model,
      message: say(
        `The prompt asks for ${asked} of ${quoted(thing)}; ${model.name} counts ${seen} in ${image.name.en.toLowerCase()}.`,
        `提示詞要求 ${asked} 個「${thing.trim()}」，${model.name} 在${image.name['zh-TW']}中數到 ${seen} 個。`,
      ),
      explanation,
    })),
  ];
}
