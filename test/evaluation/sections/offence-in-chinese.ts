import { wilsonInterval } from '@countersign/scheduling';
import { join } from 'node:path';
import { clusterInterval } from '../measure/interval.ts';
import { percent, withInterval } from '../measure/write-figure.ts';
import { readTable } from '../read/read-table.ts';
import { runTextCheck } from '../run-text-check.ts';
import type { Evaluator } from '../section.ts';

const kinds: Readonly<Record<string, string>> = {
  '0': 'not offensive: about other things',
  '1': 'offensive: attacks a person',
  '2': 'offensive: attacks a group',
  '3': 'not offensive: opposes bias',
};

/** Chinese comments about race, gender and region, offensive or not; the comments against bias are the trap. */
export const offenceInChinese: Evaluator = async (data) => {
  const comments = readTable(join(data, 'cold_zh', 'comments.csv'))?.filter(({ split }) => split === 'test');
  if (!comments) return null;
  const judged: { flagged: boolean; offensive: boolean; kind: string; cluster: string }[] = [];
  for (const [at, { text = '', label, fine = '' }] of comments.entries()) {
    const { outcome } = await runTextCheck('text-bias', text);
    judged.push({ flagged: outcome === 'flagged', offensive: label === '1', kind: fine, cluster: String(at) });
  }
  const rows = Object.entries(kinds).map(([kind, name]) => {
    const own = judged.filter((item) => item.kind === kind);
    return [name, String(own.length), percent(wilsonInterval(own.filter(({ flagged }) => flagged).length, own.length))];
  });
  const accuracy = clusterInterval(
    judged,
    (items) => items.filter(({ flagged, offensive }) => flagged === offensive).length / items.length,
  );
  return {
    title: 'Bias and offence in Chinese: COLD',
    text: `The check \`text-bias\` on COLD's test split: comments about race, gender and region that people labelled, in simplified characters. The first and the last row should be near zero, the others near one. Accuracy over all: ${withInterval(accuracy)}. The last row is the trap: a plain n-gram model flags 61 % of the comments that oppose bias. The offence model was fitted on the train split; its threshold is high, so that it stays silent when in doubt, and about half of what is offensive is missed.`,
    table: { head: ['comments', 'count', 'flagged'], rows },
  };
};
