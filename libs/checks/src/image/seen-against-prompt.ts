import type { LocalizedText, ModelReference } from '@countersign/contracts';
import type { TaskInput } from '@countersign/inference';
import sharp from 'sharp';
import { z } from 'zod';
import type { CheckContext } from '../check.js';
import { NoModelError } from '../inference.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { ImagePart } from './part.js';
import type { SubjectImage } from './subject-image.js';

/** Pixels of the longer side that a vision model is sent. */
const edge = 1024;
/** Images of a set that are put to a vision model; more would take the time of many checks. */
const mostImages = 16;

const answer = z.object({
  missing: z.array(z.string().min(1).max(120)).max(20),
  counts: z
    .array(
      z.object({ thing: z.string().min(1).max(80), asked: z.number().int().min(0), seen: z.number().int().min(0) }),
    )
    .max(20),
  reason: z.string().max(1000),
});
type Opinion = z.infer<typeof answer>;

const instruction =
  'Compare the image with the prompt that it was made from, which is given as data. "missing": what the prompt plainly asks to be seen and the image does not show, each in a few words; leave out style and mood. "counts": for each thing that the prompt gives a number of, the number asked for and the number seen. "reason": one sentence in the language of the prompt. Empty lists if nothing is missing and nothing is counted.';

async function questionOf(bytes: Buffer, prompt: string): Promise<TaskInput<'vision'>> {
  const picture = await sharp(bytes, { limitInputPixels: false })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer();
  return {
    image: { bytes: new Uint8Array(picture), mediaType: 'image/jpeg' },
    instruction,
    data: { prompt },
    schema: z.toJSONSchema(answer),
  };
}

/** The answer, null where a server did not keep to the schema: no opinion is better than a guessed one. */
function opinionIn(text: string): Opinion | null {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '\u2033').trim()}"`;

function findingsOf(
  image: SubjectImage,
  { missing, counts, reason }: Opinion,
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
  { inference, readBlob, signal }: CheckContext,
): Promise<ImagePart> {
  const nothing = { findings: [], told: null, measures: {} };
  if (prompt.trim() === '' || images.length === 0) return { ...nothing, open: null };
  if (!inference.has('vision')) return { ...nothing, open: notLooked(needs) };
  const findings: ImageFindingParts[] = [];
  let [answered, name] = [0, ''];
  let silence: LocalizedText | null = null;
  const asked = spread(images);
  for (const image of asked) {
    signal.throwIfAborted();
    try {
      const { output, model } = await inference.ask('vision', await questionOf(await readBlob(image.digest), prompt));
      const opinion = opinionIn(output.text);
      if (opinion === null) continue;
      answered += 1;
      ({ name } = model);
      findings.push(...findingsOf(image, opinion, model));
    } catch (error) {
      if (!(error instanceof NoModelError)) throw error;
      silence = error.text;
      break;
    }
  }
  return {
    findings,
    told: answered > 0 ? toldOf(name, answered, images.length) : null,
    open: leftOpen({ silence, unanswered: asked.length - answered, unasked: images.length - asked.length }),
    measures: { imagesSeenAgainstPrompt: answered },
  };
}

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
