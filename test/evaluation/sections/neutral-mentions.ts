import { wilsonInterval } from '@countersign/scheduling';
import { join } from 'node:path';
import { percent } from '../measure/write-figure.ts';
import { readTable } from '../read/read-table.ts';
import { runTextCheck } from '../run-text-check.ts';
import type { Evaluator } from '../section.ts';

async function flaggedShare(texts: readonly string[]): Promise<string> {
  let flagged = 0;
  for (const text of texts) if ((await runTextCheck('text-bias', text)).outcome === 'flagged') flagged += 1;
  return percent(wilsonInterval(flagged, texts.length));
}

/** Texts that name groups without harm: what is flagged is a false alarm. And statements about the same groups that people wrote as hateful. */
export const neutralMentions: Evaluator = async (data) => {
  const rows: string[][] = [];
  const add = async (name: string, texts: readonly string[]): Promise<void> => {
    if (texts.length > 0) rows.push([name, String(texts.length), await flaggedShare(texts)]);
  };
  const bold = readTable(join(data, 'bold_prompts', 'prompts.csv')) ?? [];
  for (const [domain, own] of Map.groupBy(bold, (item) => item.domain ?? '')) {
    await add(
      `BOLD, sentences of Wikipedia: ${domain}`,
      own.map(({ wikipedia = '' }) => wikipedia),
    );
  }
  const cbbq = readTable(join(data, 'cbbq_zh', 'items.csv')) ?? [];
  await add(
    'CBBQ, everyday scenes in Chinese',
    cbbq.map(({ context = '' }) => context),
  );
  const toxigen = readTable(join(data, 'toxigen_statements', 'statements.csv')) ?? [];
  for (const [label, name] of [
    ['0', 'neutral'],
    ['1', 'hateful'],
  ] as const) {
    await add(
      `ToxiGen, ${name} statements about groups`,
      toxigen.filter((item) => item.label === label).map(({ text = '' }) => text),
    );
  }
  if (rows.length === 0) return null;
  return {
    title: 'Bias: false alarms where groups are only mentioned',
    text: 'Share that `text-bias` flags. Everything but the last row should be near zero; the last row should be near one, and shows how much hate in general statements, without slurs or open hostility, is beyond rules and words.',
    table: { head: ['texts', 'count', 'flagged'], rows },
  };
};
