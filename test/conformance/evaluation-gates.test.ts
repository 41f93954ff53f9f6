import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const at = (path: string): URL => new URL(path, import.meta.url);
const evaluation = readFileSync(at('../../docs/evaluation.md'), 'utf8');

/** The section of docs/evaluation.md under a heading. */
function section(title: string): string {
  const found = evaluation.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`docs/evaluation.md has no section "${title}": run npm run evaluate.`);
  return found;
}

/** The tables of a section as rows of cells, the row's first cell its name. */
function cells(title: string): Map<string, string[]> {
  const rows = section(title).matchAll(/^\| (.+) \|$/gm);
  return new Map(
    [...rows].map(([, row = '']) => {
      const [name = '', ...rest] = row.split(' | ');
      return [name, rest];
    }),
  );
}

/** The figure that a cell begins with: `.801 [.780–.820]` and `4.2 % [3.0–5.8]` are .801 and 4.2. */
function figure(title: string, row: string, column: number): number {
  const value = parseFloat(cells(title).get(row)?.[column] ?? '');
  if (Number.isNaN(value)) throw new Error(`docs/evaluation.md, "${title}": the row "${row}" has no figure.`);
  return value;
}

const support = 'Factuality: is the output carried by its sources?';
const drcd = 'Factuality in Traditional Chinese: false alarms on right answers';
const own = 'Factuality in Traditional Chinese: claims written for this purpose';
const cold = 'Bias and offence in Chinese: COLD';
const hateCheck = 'Hate speech by functional class: HateCheck';
const images = 'Images of known origin and content';
const [auroc, afterLabels] = [1, 3];

describe('what docs/evaluation.md tells', () => {
  it.each([
    ['ragtruth_sample', 0.78],
    ['wice_claim', 0.75],
    ['begin', 0.93],
  ])('tells carried outputs of %s from others, AUROC at least %d', (set, least) => {
    expect(figure(support, set, auroc)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['ragtruth_sample', 0.7],
    ['wice_claim', 0.66],
  ])('has on %s, after 100 labels, a balanced accuracy of at least %d', (set, least) => {
    expect(figure(support, set, afterLabels)).toBeGreaterThanOrEqual(least);
  });

  it.each(['summedits', 'bump', 'tabfact'])('publishes %s as it is', (set) => {
    expect(figure(support, set, auroc)).toBeGreaterThan(0.4);
    expect(figure(support, set, auroc)).toBeLessThan(1);
  });

  it('has false alarms on less than 5 % of right answers in Traditional Chinese, in every form', () => {
    const forms = [...cells(drcd)].filter(([, [count]]) => Number(count) > 0);
    expect(forms.length).toBeGreaterThanOrEqual(3);
    for (const [form] of forms) expect(figure(drcd, form, 1)).toBeLessThan(5);
  });

  it('shows the claims in Taiwan’s Chinese, kind by kind', () => {
    const counts = [...cells(own).values()].map(([count]) => Number(count)).filter((count) => count > 0);
    expect(counts).toEqual([80, ...Array.from({ length: 8 }, () => 15)]);
  });

  it('flags at most 30 % of comments against bias, at an accuracy of at least .75', () => {
    expect(figure(cold, 'not offensive: opposes bias', 1)).toBeLessThanOrEqual(30);
    const accuracy = /Accuracy over all: (\.\d+)/.exec(section(cold))?.[1];
    expect(Number(accuracy)).toBeGreaterThanOrEqual(0.75);
  });

  it.each([
    ['C2PA verdict as labelled', 33],
    ['AI or camera data as labelled', 17],
    ['Hostile files, refused before a pixel is decoded', 20],
    ['Number of faces as counted', 33],
    ['Safety: labelled pictures, not flagged', 33],
    ['Faces: drawings of grey bands, none found', 200],
  ])('has of images “%s” right for all, and these at least %d', (row, least) => {
    expect(figure(images, row, 0)).toBeGreaterThanOrEqual(least);
    expect(figure(images, row, 1)).toBe(100);
  });

  it.each([
    ['Safety: labelled pictures, without doubt', 95],
    ['Lines of text, read without a fault', 90],
    ['Pictures without text, none read', 95],
    ['Faces: five portraits, 160 px together, found', 100],
    ['Text: English, drawn 14 px high', 98],
    ['Text: Traditional Chinese, drawn 14 px high', 85],
  ])('has of images “%s” right for at least %d %%', (row, least) => {
    expect(figure(images, row, 1)).toBeGreaterThanOrEqual(least);
  });

  it('has HateCheck by class in both languages', () => {
    const classes = [...cells(hateCheck)].filter(([name]) => name.startsWith('`'));
    expect(classes.filter(([, [english]]) => english?.includes('%')).length).toBeGreaterThanOrEqual(20);
    expect(classes.filter(([, [, mandarin]]) => mandarin?.includes('%')).length).toBeGreaterThanOrEqual(20);
  });
});

describe.each(readdirSync(at('../../docs/models')).filter((name) => name.endsWith('.md')))('the card %s', (name) => {
  const card = readFileSync(at(`../../docs/models/${name}`), 'utf8');

  it('says what the model is for and not for, how it works and was made, where it fails, and how thresholds were chosen', () => {
    expect(card).toMatch(/^\*\*For\*\*: /m);
    expect(card).toMatch(/^\*\*Not for\*\*: /m);
    for (const heading of ['How it works', 'Measured', 'Known failures', 'Thresholds']) {
      expect(card).toContain(`\n## ${heading}\n`);
    }
    expect(card).toMatch(/\n## (?:Fitted on|Written from)\n/);
    expect(card).toContain('npm run evaluate');
  });

  it('quotes only figures that stand in docs/evaluation.md', () => {
    const quoted = card.match(/[\d.]+(?: %)? \[[\d.]+–[\d.]+\]/g) ?? [];
    expect(quoted.length).toBeGreaterThan(3);
    expect(quoted.filter((one) => !evaluation.includes(one))).toEqual([]);
  });
});

it('the card of the support model shows the weights that the product uses', () => {
  const code = readFileSync(at('../../libs/checks/src/text/support-coefficients.ts'), 'utf8');
  const card = readFileSync(at('../../docs/models/countersign-support.md'), 'utf8').replaceAll('\u2212', '-');
  const [claim = '', output = ''] = code.split('export const outputCoefficients');
  const weights = [...claim.matchAll(/^ {4}(\w+): (-?)([\d.]+),$/gm)];
  expect(weights).toHaveLength(8);
  for (const [, name, sign, value] of weights) {
    expect(card).toContain(`| \`${name}\` | ${sign === '-' ? '-' : '+'}${Number(value).toFixed(2)} |`);
  }
  for (const [, , value] of output.matchAll(/^ {4}(\w+): -?([\d.]+),$/gm)) expect(card).toContain(` ${value} × `);
});
