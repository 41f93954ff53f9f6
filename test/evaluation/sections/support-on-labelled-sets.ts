import { afterLabels } from '../measure/after-labels.ts';
import { auroc } from '../measure/auroc.ts';
import { balancedAccuracy } from '../measure/balanced-accuracy.ts';
import { clusterInterval } from '../measure/interval.ts';
import type { Scored } from '../measure/scored.ts';
import { share, withInterval } from '../measure/write-figure.ts';
import { readFactualitySet, type FactualityRow } from '../read/read-factuality-set.ts';
import { runTextCheck } from '../run-text-check.ts';
import type { Evaluator } from '../section.ts';

/** Sets, the split that is judged, the one that local labels are drawn from (null: the judged one's other documents), and whether its parts are told apart. */
const sets = [
  { name: 'ragtruth_sample', judged: 'test', local: 'cal', parts: true },
  { name: 'begin', judged: 'test', local: 'dev', parts: false },
  { name: 'wice_claim', judged: 'test', local: 'dev', parts: false },
  { name: 'dialfact_small', judged: null, local: null, parts: false },
  { name: 'halueval_qa', judged: null, local: null, parts: false },
  { name: 'summedits', judged: null, local: null, parts: false },
  { name: 'bump', judged: null, local: null, parts: false },
  { name: 'tabfact', judged: null, local: null, parts: false },
] as const;

type Judged = Scored & { part: string | null };

async function judge(rows: readonly FactualityRow[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const row of rows) {
    const { score, outcome } = await runTextCheck('text-factuality', row.text, row.document);
    // No answer counts as the middle: neither carried nor not.
    judged.push({
      score: score ?? 0.5,
      good: row.supported,
      flagged: outcome !== 'passed',
      cluster: row.documentId,
      part: row.part,
    });
  }
  return judged;
}

function splitOf(rows: readonly FactualityRow[], split: string | null): FactualityRow[] {
  return split === null ? [...rows] : rows.filter((row) => row.split === split);
}

function rowOf(name: string, test: readonly Judged[], local: readonly Judged[] | null): string[] {
  const after = local && afterLabels(local, test);
  return [
    name,
    String(test.length),
    withInterval(clusterInterval(test, auroc)),
    withInterval(clusterInterval(test, (items) => balancedAccuracy(items, ({ flagged }) => !flagged))),
    after ? withInterval(after.balancedAccuracy) : '–',
    after ? `${share(after.errorBefore)} → ${share(after.errorAfter)}` : '–',
  ];
}

/** Support by sources on sets that people labelled. */
export const supportOnLabelledSets: Evaluator = async (data) => {
  const rows: string[][] = [];
  for (const { name, judged, local, parts } of sets) {
    const all = readFactualitySet(data, name);
    if (!all) continue;
    const test = await judge(splitOf(all, judged));
    const own = local === null ? null : await judge(splitOf(all, local));
    rows.push(rowOf(name, test, own));
    for (const part of parts ? [...new Set(test.map((item) => item.part))].sort() : []) {
      const within = (items: readonly Judged[]): Judged[] => items.filter((item) => item.part === part);
      rows.push(rowOf(`${name}: ${part}`, within(test), own && within(own)));
    }
  }
  if (rows.length === 0) return null;
  return {
    title: 'Factuality: is the output carried by its sources?',
    text: `The check \`text-factuality\` as it runs without any model server. AUROC: how often a carried output scores above one that is not. Balanced accuracy, two ways: passed or flagged as delivered, and after the product's own calibration on 100 labels drawn from the split that is not judged (mean of 200 draws; the interval is the middle 95 % of draws). Expected calibration error: of the raw score, and of the probability after those labels. Intervals of the first two columns: bootstrap over source documents. Fitted on: ragtruth \`cal\`, begin \`dev\`, wice \`dev\`; the other sets were never fitted on. In summedits, bump and tabfact words stay and meaning changes: words cannot decide there, and the figures say so.`,
    table: {
      head: ['set', 'outputs', 'AUROC', 'balanced accuracy', 'after 100 labels', 'calibration error'],
      rows,
    },
  };
};
