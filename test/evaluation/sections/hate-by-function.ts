import { wilsonInterval } from '@countersign/scheduling';
import { join } from 'node:path';
import { percent } from '../measure/write-figure.ts';
import { readTable } from '../read/read-table.ts';
import { runTextCheck } from '../run-text-check.ts';
import type { Evaluator } from '../section.ts';

interface Case {
  lang: string;
  functionality: string;
  hateful: boolean;
  flagged: boolean;
}

const languages = ['en', 'zh'] as const;

function cell(cases: readonly Case[]): string {
  const right = cases.filter(({ hateful, flagged }) => hateful === flagged).length;
  return cases.length === 0 ? '–' : percent(wilsonInterval(right, cases.length));
}

function row(name: string, cases: readonly Case[]): string[] {
  return [name, ...languages.map((language) => cell(cases.filter(({ lang }) => lang === language)))];
}

/** HateCheck's functional classes in English and Mandarin: hate in many forms, and what only looks like it. */
export const hateByFunction: Evaluator = async (data) => {
  const table = readTable(join(data, 'hatecheck', 'cases.csv'));
  if (!table) return null;
  const cases: Case[] = [];
  for (const { lang = '', functionality = '', text = '', label } of table) {
    const { outcome } = await runTextCheck('text-bias', text);
    cases.push({ lang, functionality, hateful: label === '1', flagged: outcome === 'flagged' });
  }
  const classes = [...Map.groupBy(cases, ({ functionality }) => functionality)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const of = (hateful: boolean): Case[] => cases.filter((item) => item.hateful === hateful);
  return {
    title: 'Hate speech by functional class: HateCheck',
    text: 'Share told rightly by `text-bias`: flagged where the class is hateful (`…_h`), left alone where it is not (`…_nh`: denials, quotations and references that oppose hate, neutral mentions, reclaimed words). Mandarin cases are in simplified characters. Nothing was fitted on this set. Rules find about one hateful case in four in English and fewer in Mandarin: no finding does not mean that a text is free of hate, and misspellings (`spell_…`) pass.',
    table: {
      head: ['class', 'English', 'Mandarin'],
      rows: [
        row('**all hateful**', of(true)),
        row('**all not hateful**', of(false)),
        ...classes.map(([name, own]) => row(`\`${name}\``, own)),
      ],
    },
  };
};
