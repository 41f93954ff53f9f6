import { join } from 'node:path';
import { foldText, lengthSmoothing, offenceGrams, splitSentences } from '@countersign/checks';
import { counterSpeechExamples } from './counter-speech-templates.ts';
import { readTable } from '../read/read-table.ts';

interface Comment {
  grams: readonly string[];
  /** The same of each beginning that ends with a sentence, the whole among them: the product takes the worst. */
  beginnings: readonly (readonly string[])[];
  offensive: boolean;
  weight: number;
}

const leastComments = 5;
const mostGrams = 16_000;
const scale = 3;
const [steps, rate, penalty] = [300, 0.05, 1e-4];
/** Share of the fitting comments, out of fold, that the threshold flags; some 44 % of them are offensive. */
const flaggedShare = 0.27;
const folds = 5;

/** Words of talk about prejudice. Labels of such comments are less reliable: many that oppose prejudice are marked as offensive. */
const aboutPrejudice = /歧视|偏见|刻板|地域黑|地图炮|不能代表|一棍子|以偏概全|污名|一竿子/;
const gentle = /平等|尊重|反对|凭什么|公平|人权|包容|权利|个别|有色/;

function weightOf(text: string, offensive: boolean): number {
  if (offensive) return aboutPrejudice.test(text) ? 0.3 : 1;
  return aboutPrejudice.test(text) || gentle.test(text) ? 6 : 1;
}

function fittingComments(data: string): Comment[] {
  const rows = readTable(join(data, 'cold_zh', 'comments.csv'))?.filter(({ split }) => split === 'train');
  if (!rows) throw new Error(`There is no cold_zh/comments.csv in ${data}: give the folder of the sets as --data.`);
  const gramsOf = (text: string): string[] => offenceGrams(foldText(text)).map(({ gram }) => gram);
  const beginningsOf = (text: string): string[][] => splitSentences(text).map(({ end }) => gramsOf(text.slice(0, end)));
  const labelled = rows.map(({ text = '', label }) => ({
    grams: gramsOf(text),
    beginnings: beginningsOf(text),
    offensive: label === '1',
    weight: weightOf(text, label === '1'),
  }));
  const written = counterSpeechExamples(30).map((text) => ({
    grams: gramsOf(text),
    beginnings: beginningsOf(text),
    offensive: false,
    weight: 1,
  }));
  return [...labelled, ...written];
}

/** Grams of at least five comments, with their log-count ratio between the labels (Wang and Manning 2012). */
function logCountRatios(comments: readonly Comment[], allowed: ReadonlySet<string> | null): Map<string, number> {
  const counts = new Map<string, [number, number, number]>();
  for (const { grams, offensive, weight } of comments) {
    for (const gram of grams) {
      if (allowed && !allowed.has(gram)) continue;
      const count = counts.get(gram) ?? [1, 1, 0];
      count[offensive ? 1 : 0] += weight;
      count[2] += 1;
      counts.set(gram, count);
    }
  }
  const kept = [...counts].filter(([, count]) => count[2] >= leastComments);
  const sum = (side: 0 | 1): number => kept.reduce((total, [, count]) => total + count[side], 0);
  const [safe, bad] = [sum(0), sum(1)];
  return new Map(kept.map(([gram, count]) => [gram, Math.abs(Math.log(count[1] / bad / (count[0] / safe)))]));
}

interface Fitted {
  grams: string[];
  weights: Float64Array;
  intercept: number;
}

/** Logistic regression on the grams scaled by their ratios, by 300 steps of Adam with L2 penalty 1e-4; no randomness. */
function fit(comments: readonly Comment[], allowed: ReadonlySet<string> | null): Fitted {
  const ratios = logCountRatios(comments, allowed);
  const grams = [...ratios.keys()];
  const index = new Map(grams.map((gram, at) => [gram, at]));
  const ratio = Float64Array.from(ratios.values());
  const rows = comments.map(({ grams: own }) => Int32Array.from(own.flatMap((gram) => index.get(gram) ?? [])));
  const total = comments.reduce((sum, { weight }) => sum + weight, 0);
  const width = grams.length;
  const [model, mean, square] = [new Float64Array(width + 1), new Float64Array(width + 1), new Float64Array(width + 1)];
  for (let step = 1; step <= steps; step += 1) {
    const slope = new Float64Array(width + 1);
    comments.forEach(({ offensive, weight }, at) => {
      const row = rows[at] ?? new Int32Array();
      const factor = scale / Math.sqrt(row.length + lengthSmoothing);
      let odds = model[width] ?? 0;
      for (const gram of row) odds += (model[gram] ?? 0) * (ratio[gram] ?? 0) * factor;
      const error = (weight / total) * (1 / (1 + Math.exp(-odds)) - Number(offensive));
      for (const gram of row) slope[gram] = (slope[gram] ?? 0) + error * (ratio[gram] ?? 0) * factor;
      slope[width] = (slope[width] ?? 0) + error;
    });
    for (let at = 0; at <= width; at += 1) {
      const gradient = (slope[at] ?? 0) + (at < width ? 2 * penalty * (model[at] ?? 0) : 0);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * gradient;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * gradient * gradient;
      const move = (mean[at] ?? 0) / (1 - 0.9 ** step);
      model[at] = (model[at] ?? 0) - (rate * move) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  return { grams, weights: ratio.map((value, at) => value * (model[at] ?? 0)), intercept: model[width] ?? 0 };
}

function oddsOf({ grams, weights, intercept }: Fitted, comments: readonly Comment[]): number[] {
  const index = new Map(grams.map((gram, at) => [gram, weights[at] ?? 0]));
  const read = (own: readonly string[]): number => {
    const known = own.flatMap((gram) => index.get(gram) ?? []);
    const sum = known.reduce((total, weight) => total + weight, 0);
    return intercept + (scale * sum) / Math.sqrt(known.length + lengthSmoothing);
  };
  return comments.map(({ grams: own, beginnings }) => Math.max(read(own), ...beginnings.map(read)));
}

/** Odds from which `flaggedShare` of the labelled comments are flagged by models that did not see them. */
function thresholdOdds(comments: readonly Comment[], labelled: number): number {
  const odds: number[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const inFold = (_: unknown, at: number): boolean => at < labelled && at % folds === fold;
    const model = fit(
      comments.filter((comment, at) => !inFold(comment, at)),
      null,
    );
    odds.push(...oddsOf(model, comments.filter(inFold)));
  }
  odds.sort((one, other) => other - one);
  return odds[Math.floor(flaggedShare * odds.length)] ?? 0;
}

/** The offence model as the JSON that the product reads: fitted on COLD's train split and on sentences written for this, weights in thousandths. */
export function trainOffence(data: string): string {
  const comments = fittingComments(data);
  const labelled = comments.length - counterSpeechExamples(30).length;
  const full = fit(comments, null);
  const heaviest = full.grams
    .map((gram, at) => ({ gram, size: Math.abs(full.weights[at] ?? 0) }))
    .sort((one, other) => other.size - one.size || (one.gram < other.gram ? -1 : 1))
    .slice(0, mostGrams);
  const model = fit(comments, new Set(heaviest.map(({ gram }) => gram)));
  const threshold = 1 / (1 + Math.exp(-thresholdOdds(comments, labelled)));
  const thousandths = (value: number): number => Math.round(value * 1000) / 1000 + 0;
  const weights = model.grams
    .map((gram, at) => [gram, thousandths(model.weights[at] ?? 0)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({
    intercept: thousandths(model.intercept),
    scale,
    threshold: thousandths(threshold),
    weights: Object.fromEntries(weights),
  })}\n`;
}
