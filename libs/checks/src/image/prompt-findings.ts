import type { ModelReference } from '@countersign/contracts';
import type { CountedPlace } from './counted-places.js';
import { regionOf, say, wholeImage, type ImageFindingParts } from './image-finding.js';
import { joined } from './part.js';
import type { PromptOpinion } from './prompt-question.js';
import type { SubjectImage } from './subject-image.js';

const quoted = (text: string): string => `"${text.replaceAll('"', '\u2033').trim()}"`;

/** Most differing counts of one image that are told. */
const mostCounts = 5;

/** What the model counts otherwise than the prompt asks for, as much as is told. */
export const differingCounts = ({ counts }: PromptOpinion): PromptOpinion['counts'] =>
  counts.filter(({ asked, seen }) => asked !== seen).slice(0, mostCounts);

/** Something that is there in another number than the prompt asks for, and where. */
type DifferingCount = Omit<PromptOpinion['counts'][number], 'boxes'> & { at: CountedPlace };

/** What a vision model says is missing from an image, or there in another number than the prompt asks for. */
export function promptFindings(
  image: SubjectImage,
  { missing, reason }: Pick<PromptOpinion, 'missing' | 'reason'>,
  differing: readonly DifferingCount[],
  model: ModelReference,
): ImageFindingParts[] {
  const place = wholeImage(image.index, image.facts);
  const opinion = say(
    `This is the opinion of ${model.name}, no measurement: ${quoted(reason)}. Look for yourself.`,
    `這是模型 ${model.name} 的意見，並非量測：「${reason.trim()}」。請自行查看。`,
  );
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
      explanation: joined(
        opinion,
        say('What is not there has no place: the whole picture is marked.', '未出現的事物沒有位置：標示整張圖片。'),
      ),
    })),
    ...differing.map(({ thing, asked, seen, at }): ImageFindingParts => ({
      code: 'count-differs-from-prompt',
      severity: 'minor',
      place: at.box ? regionOf(image.index, image.facts, at.box) : place,
      model,
      message: say(
        `The prompt asks for ${asked} of ${quoted(thing)}; ${model.name} counts ${seen} in ${image.name.en.toLowerCase()}.`,
        `提示詞要求 ${asked} 個「${thing.trim()}」，${model.name} 在${image.name['zh-TW']}中數到 ${seen} 個。`,
      ),
      explanation: joined(opinion, at.how),
    })),
  ];
}
