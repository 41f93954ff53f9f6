import type { LocalizedText } from '@countersign/contracts';
import { defaultImageLimits } from '@countersign/policy';
import type { CheckContext } from '../check.js';
import { NoModelError } from '../inference.js';
import { say, type ImageFindingParts } from './image-finding.js';
import { joined, type ImagePart } from './part.js';
import { PlaceFinder } from './counted-places.js';
import { differingCounts, promptFindings } from './prompt-findings.js';
import { promptOpinionIn, promptQuestion } from './prompt-question.js';
import type { SubjectImage } from './subject-image.js';

/** Images of a set that are put to a vision model; more would take the time of many checks. */
const mostImages = 16;

/** As many images as may be asked about, spread evenly over the set: one batch of a generator is much alike. */
function spread(images: readonly SubjectImage[]): SubjectImage[] {
  if (images.length <= mostImages) return [...images];
  return Array.from({ length: mostImages }, (_, nth) => Math.floor((nth * images.length) / mostImages)).flatMap(
    (at) => images[at] ?? [],
  );
}

const notLooked = (why: LocalizedText): LocalizedText =>
  say(
    `Whether the pictures show what the prompt asks for was not looked at: ${why.en}`,
    `未檢視圖片是否符合提示詞的要求：${why['zh-TW']}`,
  );

const needs = say(
  'that needs a model for the task "vision" in models.yaml.',
  '需要在 models.yaml 設定「vision」任務的模型。',
);

/** What a vision model says of the images beside their prompt, where one is named: told as its opinion, never graver than minor. */
export async function seenAgainstPrompt(
  prompt: string,
  images: readonly SubjectImage[],
  { inference, readBlob, signal, images: limits = defaultImageLimits }: CheckContext,
): Promise<ImagePart> {
  const nothing = { findings: [], told: null, measures: {} };
  if (prompt.trim() === '' || images.length === 0) return { ...nothing, open: null };
  if (!inference.has('vision')) return { ...nothing, open: notLooked(needs) };
  const findings: ImageFindingParts[] = [];
  let [answered, name] = [0, ''];
  let silence: LocalizedText | null = null;
  const asked = spread(images);
  const finder = new PlaceFinder(inference, limits.visionRegionCalls, signal);
  for (const image of asked) {
    signal.throwIfAborted();
    try {
      const bytes = await readBlob(image.digest);
      const { output, model } = await inference.ask('vision', await promptQuestion(bytes, prompt));
      const opinion = promptOpinionIn(output.text);
      if (opinion === null) continue;
      answered += 1;
      ({ name } = model);
      const counts = differingCounts(opinion);
      const places = await finder.placesOf(counts, { bytes, prompt, things: opinion.counts.map(({ thing }) => thing) });
      const differing = counts.flatMap((count, nth) => (places[nth] ? [{ ...count, at: places[nth] }] : []));
      findings.push(...promptFindings(image, opinion, differing, model));
    } catch (error) {
      if (!(error instanceof NoModelError)) throw error;
      silence = error.text;
      break;
    }
  }
  return {
    findings,
    told: answered > 0 ? joined(toldOf(name, answered, images.length), firstFrames(asked)) : null,
    open: leftOpen({ silence, unanswered: asked.length - answered, unasked: images.length - asked.length }),
    measures: { imagesSeenAgainstPrompt: answered, callsForPlaces: finder.calls },
  };
}

/** What is said where animations are among the images. */
const firstFrames = (asked: readonly SubjectImage[]): LocalizedText | null =>
  asked.some(({ facts }) => facts.info.animated)
    ? say('Of animations it was shown the first frame only.', '動畫僅交付其第一個畫格。')
    : null;

const toldOf = (name: string, answered: number, all: number): LocalizedText =>
  answered === all
    ? say(`${name} compared ${answered} picture(s) with the prompt.`, `${name} 已將 ${answered} 張圖片與提示詞比對。`)
    : say(
        `${name} compared ${answered} of ${all} pictures with the prompt.`,
        `${name} 已將 ${all} 張圖片中的 ${answered} 張與提示詞比對。`,
      );

/** What no answer came to, and what was not asked about at all. */
function leftOpen(left: { silence: LocalizedText | null; unanswered: number; unasked: number }): LocalizedText | null {
  const { silence, unanswered, unasked } = left;
  if (unanswered > 0) {
    const all = unanswered + unasked;
    return notLooked(silence ?? say(`${all} picture(s) have no usable answer.`, `${all} 張圖片沒有可用的回覆。`));
  }
  if (unasked === 0) return null;
  return say(
    `${unasked} picture(s) were not put to it: at most ${mostImages} of a set are, spread over it.`,
    `另有 ${unasked} 張未交由該模型比對：每組圖片最多平均抽取 ${mostImages} 張。`,
  );
}
