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
    text: `The check \`text-factuality\` without any model server. Each output stands beside its one source; people said whether the source carries all of it.

- **Sets.** ragtruth_sample: answers of language models (to questions, summaries, texts from records; the split is not the official one of RAGTruth); begin: turns of a dialogue beside a snippet; wice_claim: sentences of Wikipedia beside the pages that they cite; dialfact and halueval: dialogue and short answers (in halueval length alone gives .96); summedits, bump and tabfact: texts and tables in which words stay and meaning changes. Fitted on: ragtruth \`cal\`, begin \`dev\`, wice \`dev\`, which are not in this table; the other sets were never fitted on.
- **AUROC**: how often an output that is carried scores above one that is not; .5 is chance.
- **Balanced accuracy**: the mean of the shares of both kinds that are told rightly. As delivered: passed or flagged. After 100 labels: the product's own calibration, fitted on 100 outputs of the split that is not judged; mean and middle 95 % of 200 draws, which is what other labels would have given and not the uncertainty of the judged outputs.
- **Calibration error** (expected, ten bins): of the raw score, and of the probability after those labels.

Words cannot decide summedits, bump and tabfact: .5 is what a coin reaches. Name an entailment model in \`policies/models.yaml\` for such texts. Published figures to stand beside, balanced accuracy on WiCE as LLM-AggreFact gives it: Bespoke-MiniCheck-7B 83.0, GPT-4o 78.5, HHEM-2.1-open 75.9, MiniCheck-Flan-T5-L 72.2, AlignScore 66.0, SummaC-Conv 54.3.`,
    table: {
      head: ['set', 'outputs', 'AUROC', 'balanced accuracy as delivered', 'after 100 labels', 'calibration error'],
      rows,
    },
  };
};
