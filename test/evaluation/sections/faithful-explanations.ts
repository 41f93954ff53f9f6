import { wilsonInterval } from '@countersign/scheduling';
import { join } from 'node:path';
import {
  beatenShare,
  foldText,
  groundClaims,
  offenceDeletions,
  supportDeletions,
  type Deletions,
} from '@countersign/checks';
import { clusterInterval } from '../measure/interval.ts';
import { percent, withInterval } from '../measure/write-figure.ts';
import { readFactualitySet } from '../read/read-factuality-set.ts';
import { readOwnGroundedness } from '../read/read-own-groundedness.ts';
import { readTable } from '../read/read-table.ts';
import type { Evaluator } from '../section.ts';

interface Tried extends Deletions {
  cluster: string;
}

/** Support under which a claim has a finding. */
const foundUnder = 0.35;

async function tryClaims(text: string, source: string, cluster: string): Promise<Tried[]> {
  const { claims, index } = await groundClaims(text, [{ id: 's', text: source }], new AbortController().signal);
  return claims
    .filter(({ support }) => support < foundUnder)
    .flatMap((claim) => supportDeletions(text, claim, index) ?? [])
    .map((deletions) => ({ ...deletions, cluster }));
}

async function factualitySet(data: string, name: string, split: string): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const row of readFactualitySet(data, name) ?? []) {
    if (row.split === split) tried.push(...(await tryClaims(row.text, row.document, row.documentId)));
  }
  return tried;
}

async function ownSet(): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const { id, source, claims } of readOwnGroundedness()) {
    for (const { text } of claims) tried.push(...(await tryClaims(text, source, id)));
  }
  return tried;
}

function coldSet(data: string): Tried[] {
  const comments = readTable(join(data, 'cold_zh', 'comments.csv')) ?? [];
  return comments
    .filter(({ split }) => split === 'test')
    .flatMap(({ text = '' }, at) => {
      const deletions = offenceDeletions(foldText(text));
      return deletions ? [{ ...deletions, cluster: String(at) }] : [];
    });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function rowOf(name: string, tried: readonly Tried[]): string[] {
  const of = (figure: (one: Tried) => number): string =>
    withInterval(clusterInterval(tried, (items) => mean(items.map(figure))));
  const more = tried.filter(({ named, random }) => named > mean(random)).length;
  const size = tried.filter(({ named, random }) => Math.abs(named) > mean(random.map(Math.abs))).length;
  return [
    name,
    String(tried.length),
    of(({ named }) => named),
    of(({ random }) => mean(random)),
    percent(wilsonInterval(more, tried.length)),
    percent(wilsonInterval(size, tried.length)),
    of(beatenShare),
  ];
}

/** Whether explanations are faithful: without the words that a finding names its score falls more than without as many others. */
export const faithfulExplanations: Evaluator = async (data) => {
  const sets: [string, Tried[]][] = [
    ['support: ragtruth_sample test', await factualitySet(data, 'ragtruth_sample', 'test')],
    ['support: wice_claim test', await factualitySet(data, 'wice_claim', 'test')],
    ['support: claims in Taiwan’s Chinese', await ownSet()],
    ['offence: COLD test', coldSet(data)],
  ];
  const rows = sets.filter(([, tried]) => tried.length > 0).map(([name, tried]) => rowOf(name, tried));
  return {
    title: 'Explanations: is what a finding names what it hangs on?',
    text: 'The words that a finding names are left out, and the model reads the sentence again; beside it, eight times, as many other words of the same sentence, at random (a Chinese character is a word). A faithful explanation names words without which the finding’s score falls: by how much it fell, on average, after both; the share of findings for which it fell more than after the mean of the random ones; the share for which it moved more in size, whichever way; and how many of the eight it beats, which `text-explainability` reports for each output as `faithfulness` (of its three worst claims). Findings: `unsupported-claim` and `weak-claim` (their score is one less the support), `offensive-language`. Leaving out words that the sources do have moves support, too, downwards: in Chinese, where a sentence shares few of them, often by more. Models on servers are explained by leaving out parts, which is faithful by its making.',
    table: {
      head: [
        'findings',
        'count',
        'fall, named',
        'fall, random',
        'named falls more',
        'named moves more in size',
        'beats random',
      ],
      rows,
    },
  };
};
