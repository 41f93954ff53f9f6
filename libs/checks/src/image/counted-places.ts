import type { LocalizedText } from '@countersign/contracts';
import { NoModelError, type CheckInference } from '../inference.js';
import { say } from './image-finding.js';
import { promptOpinionIn, promptQuestion, type PromptOpinion, type SeenPlace } from './prompt-question.js';
import { sameThing } from './same-thing.js';

/** Where a model sees what it counted (shares of width and height from the left and the top; null where no part can be named), and how that is known. */
export interface CountedPlace {
  box: readonly [x: number, y: number, width: number, height: number] | null;
  how: LocalizedText;
}

type Count = PromptOpinion['counts'][number];

/** Quarters of a picture: each costs a call. */
const quarters = [0, 0.5].flatMap((top) => [0, 0.5].map((left) => ({ left, top, width: 0.5, height: 0.5 })));

const none = say('It counts none, so there is no place to mark.', '模型未數到任何一個，因此沒有可標示的位置。');
const own = say('The region holds all places that it names.', '標示區域涵蓋模型所指出的全部位置。');
const hidden = say(
  'It names no usable places, so it was asked again with one quarter of the picture hidden at a time: hiding what the region covers lowers its count most.',
  '模型未提供可用的位置，因此每次遮住四分之一的圖片再詢問：遮住標示區域時，其計數下降最多。',
);
const nowhere = say(
  'It names no usable places, and its count does not fall when any quarter of the picture is hidden: no part can be named.',
  '模型未提供可用的位置，且遮住任何四分之一的圖片時計數都未下降：無法指出任何部分。',
);
const unanswered = say(
  'It names no usable places, and did not answer when it was asked again with parts of the picture hidden.',
  '模型未提供可用的位置，遮住部分圖片再詢問時也未回覆。',
);
const otherNames = say(
  'It names no usable places, and named things otherwise when it was asked again with parts of the picture hidden: its counts cannot be compared, so no part is named.',
  '模型未提供可用的位置，且遮住部分圖片再詢問時使用了不同的名稱：計數無法比較，因此不指出任何部分。',
);
const overBudget = (most: number): LocalizedText =>
  say(
    `It names no usable places. Where its count hangs on was not computed: that takes ${quarters.length} more calls, and at most ${most} are made for one output (images.visionRegionCalls in checks.yaml).`,
    `模型未提供可用的位置。因需另外呼叫 ${quarters.length} 次，而每項產出最多 ${most} 次（checks.yaml 的 images.visionRegionCalls），未計算其計數所依據的位置。`,
  );

/** A part of a picture that has an extent and lies in it. */
const isUsable = ({ left, top, right, bottom }: SeenPlace): boolean =>
  left >= 0 && top >= 0 && left < right && top < bottom && right <= 1 && bottom <= 1;

/** The smallest part that holds all of these. */
function around(places: readonly SeenPlace[]): NonNullable<CountedPlace['box']> {
  const left = Math.min(...places.map((place) => place.left));
  const top = Math.min(...places.map((place) => place.top));
  const right = Math.max(...places.map((place) => place.right));
  const bottom = Math.max(...places.map((place) => place.bottom));
  return [left, top, right - left, bottom - top];
}

/** What the model counts with each quarter hidden; null where it does not answer to all. */
type Recounts = readonly (readonly Count[])[] | null;

/** Most calls for one output, and the names of all that was counted in the whole picture. */
interface Asked {
  most: number;
  things: readonly string[];
}

/** How many of a thing an answer counts; null where it may speak of it by a name that is none of `things`. */
function seenAgain(counts: readonly Count[], thing: string, things: readonly string[]): number | null {
  const again = counts.filter((count) => sameThing(count.thing, thing));
  if (again.length > 0) return again.reduce((sum, { seen }) => sum + seen, 0);
  // What it does not speak of any more it does not see.
  return counts.every((count) => things.some((known) => sameThing(count.thing, known))) ? 0 : null;
}

function placeOf({ thing, seen, boxes }: Count, recounts: Recounts | 'over-budget', asked: Asked): CountedPlace {
  if (seen === 0) return { box: null, how: none };
  // As many places as it says that it sees, else one of the two is wrong.
  if (boxes.length === seen && boxes.every(isUsable)) return { box: around(boxes), how: own };
  if (recounts === 'over-budget') return { box: null, how: overBudget(asked.most) };
  if (recounts === null) return { box: null, how: unanswered };
  const again = recounts.map((counts) => seenAgain(counts, thing, asked.things));
  const losses = again.flatMap((left) => (left === null ? [] : seen - left));
  if (losses.length < again.length) return { box: null, how: otherNames };
  const largest = Math.max(...losses);
  if (largest <= 0) return { box: null, how: nowhere };
  const parts = quarters.filter((_, nth) => losses[nth] === largest);
  const box = around(
    parts.map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height })),
  );
  return { box, how: hidden };
}

/** Finds where a vision model sees what it counted: by its own word where that is usable, else by hiding parts, within a number of calls for one output. */
export class PlaceFinder {
  /** Calls that were made. */
  calls = 0;

  constructor(
    private readonly inference: Pick<CheckInference, 'ask'>,
    private readonly most: number,
    private readonly signal: AbortSignal,
  ) {}

  /** The place of each of these counts of one picture, in their order; `things`: what the model named in the picture, these and others. */
  async placesOf(
    counts: readonly Count[],
    { bytes, prompt, things }: { bytes: Buffer; prompt: string; things: readonly string[] },
  ): Promise<CountedPlace[]> {
    const open = counts.some(({ seen, boxes }) => seen > 0 && !(boxes.length === seen && boxes.every(isUsable)));
    const recounts = open ? await this.recount(bytes, prompt) : null;
    return counts.map((count) => placeOf(count, recounts, { most: this.most, things }));
  }

  private async recount(bytes: Buffer, prompt: string): Promise<Recounts | 'over-budget'> {
    if (this.calls + quarters.length > this.most) return 'over-budget';
    const recounts: Count[][] = [];
    for (const quarter of quarters) {
      this.signal.throwIfAborted();
      this.calls += 1;
      try {
        const { output } = await this.inference.ask('vision', await promptQuestion(bytes, prompt, quarter));
        const opinion = promptOpinionIn(output.text);
        if (opinion === null) return null;
        recounts.push(opinion.counts);
      } catch (error) {
        if (error instanceof NoModelError) return null;
        throw error;
      }
    }
    return recounts;
  }
}
