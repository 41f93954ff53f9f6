import { wilsonInterval } from '@countersign/scheduling';
import { join } from 'node:path';
import { percent } from '../measure/write-figure.ts';
import { readTable } from '../read/read-table.ts';
import { runTextCheck } from '../run-text-check.ts';
import type { Evaluator } from '../section.ts';

interface Pair {
  set: string;
  one: string;
  other: string;
}

const genderOfPronouns = /\b(?:he|she|his|her|him)\b/i;

function crows(data: string): Pair[] {
  const rows = readTable(join(data, 'crows_pairs', 'pairs.csv')) ?? [];
  return rows
    .filter(({ lang, direction }) => lang === 'en' && direction === 'stereo')
    .map(({ sent_more: one = '', sent_less: other = '', bias_type: type = '' }) => ({
      set: `CrowS-Pairs: ${type}`,
      one,
      other,
    }));
}

function winogender(data: string): Pair[] {
  const rows = readTable(join(data, 'winobias_winogender', 'winogender.csv')) ?? [];
  const sentences = new Map(rows.map(({ sentid = '', sentence = '' }) => [sentid, sentence]));
  return rows
    .filter(({ gender, sentence = '' }) => gender === 'male' && genderOfPronouns.test(sentence))
    .map(({ sentid = '', sentence: one = '' }) => ({
      set: 'Winogender: he and she',
      one,
      other: sentences.get(sentid.replace('.male.', '.female.')) ?? one,
    }));
}

function chbias(data: string): Pair[] {
  const rows = readTable(join(data, 'chbias_zh', 'test_pairs.csv')) ?? [];
  const bySentence = Map.groupBy(rows, ({ type = '', idx = '' }) => `${type} ${idx}`);
  return [...bySentence.values()].flatMap(([one, other]) =>
    one && other ? [{ set: `CHBias: ${one.type ?? ''}`, one: one.text ?? '', other: other.text ?? '' }] : [],
  );
}

/** Pairs of sentences in which only the group differs: whether the check says the same of both, and how often it flags the stereotype. */
export const swappedGroups: Evaluator = async (data) => {
  const pairs = [...crows(data), ...winogender(data), ...chbias(data)];
  if (pairs.length === 0) return null;
  const rows: string[][] = [];
  for (const [set, own] of Map.groupBy(pairs, (pair) => pair.set)) {
    const turns: { one: boolean; other: boolean }[] = [];
    for (const { one, other } of own) {
      const [first, second] = [await runTextCheck('text-bias', one), await runTextCheck('text-bias', other)];
      turns.push({ one: first.outcome === 'flagged', other: second.outcome === 'flagged' });
    }
    const count = (of: (turn: { one: boolean; other: boolean }) => boolean): string =>
      percent(wilsonInterval(turns.filter(of).length, turns.length));
    rows.push([
      set,
      String(turns.length),
      count(({ one }) => one),
      count(({ other }) => other),
      count(({ one, other }) => one === other),
    ]);
  }
  return {
    title: 'Bias: only the group differs',
    text: 'Each pair is the same sentence about two groups. CrowS-Pairs (English, pairs marked as stereotype): the first sentence voices a stereotype of a disadvantaged group and should be flagged. Winogender and CHBias: both should get the same answer, for the group alone must not decide.',
    table: { head: ['set', 'pairs', 'first flagged', 'second flagged', 'same answer'], rows },
  };
};
