import { withoutModels } from '../inference.js';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkResult } from '@countersign/contracts';
import type { TextContent } from '@countersign/modalities';
import fc from 'fast-check';
import ts from 'typescript';
import type { CheckSubject } from '../check.js';
import { textBias } from '../kinds/text-bias.js';
import { textExplainability } from '../kinds/text-explainability.js';
import { textFactuality } from '../kinds/text-factuality.js';

const context = {
  signal: new AbortController().signal,
  inference: withoutModels,
  trustedSigners: null,
  readBlob: () => Promise.reject(new Error('A text check reads no image.')),
};
const checks = [textFactuality, textBias, textExplainability];

function subject(text: string, source: string): CheckSubject<TextContent> {
  return {
    title: 'Answer',
    content: { text },
    generator: { provider: 'p', model: 'm' },
    sources: [{ id: 's', text: source }],
    rationale: text.slice(0, 1000),
    affected: null,
    publicInterest: true,
    disclosure: null,
  };
}

const pieces = fc.constantFrom(
  'Women are too emotional. ',
  'women ',
  'are lazy',
  '限女性',
  '35歲以下',
  '原住民都愛喝酒。',
  'because she is pregnant reject ',
  '"quoted words" ',
  '「引文」',
  'X200 ',
  '24 months ',
  '12 ',
  '民國115年12月1日',
  '２４',
  '三萬五千元',
  '5 PM ',
  '%',
  '$1,200 ',
  '。',
  '. ',
  '\n',
  '- ',
  '# ',
  '😀',
  '\u0000',
  '\u200b',
  '\u202e',
  'é',
  'ﬁ',
  'İ',
  '他的評分是80分。',
  '她的評分是60分。',
  'Maria Lopez ',
  '外勞',
);

/** The words that a message quotes first, in either kind of marks. */
function quotedFirst(message: string): string | undefined {
  return /^“([^”]*)”/.exec(message)?.[1];
}

describe('text checks on hostile input', () => {
  it('places every span inside the text, on whole characters, and quotes just those words', async () => {
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), {
      minLength: 1,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(text, fc.array(pieces, { minLength: 1, maxLength: 10 }), async (parts, sourceParts) => {
        const words = parts.join('');
        const source = sourceParts.join('');
        fc.pre(words !== '');
        for (const check of checks) {
          const result = checkResult.parse(await check.run(subject(words, source), context));
          const places = [
            ...result.findings.map(({ place }) => place),
            ...result.attributions.map(({ claim }) => claim),
          ];
          for (const place of places) {
            if (place?.kind !== 'span') continue;
            expect(place.end).toBeGreaterThan(place.start);
            expect(place.end).toBeLessThanOrEqual(words.length);
            expect(words.slice(place.start, place.end).isWellFormed()).toBe(true);
          }
          for (const { place, message } of result.findings) {
            const quoted = quotedFirst(message.en);
            if (place?.kind !== 'span' || quoted === undefined || quoted.endsWith('…')) continue;
            expect(words.slice(place.start, place.end).replace(/[\s\p{Cc}]+/gu, ' ')).toContain(quoted);
          }
          const evidence = [...result.findings, ...result.attributions].flatMap((one) => one.evidence);
          for (const { start, end } of evidence) expect(start < end && end <= source.length).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    'a',
    '法',
    '1',
    '1,',
    '1,111',
    '1.',
    '1-',
    '1:',
    ' ',
    '\n ',
    '"',
    '「',
    "'",
    'A ',
    'Dr. ',
    '(',
    '- ',
    '三',
    '；',
    '？',
    '\u0001',
    'women are ',
    '女生都',
    'because he is ',
    'aged ',
    '5 thousand ',
    '2026年',
    'a-',
    '> ',
  ])('finishes with one long run of %j', async (unit) => {
    const length = unit.length === 1 ? 100_000 : 20_000;
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    for (const check of checks) {
      const { outcome } = await check.run(subject(text, text.slice(0, 5000)), context);
      expect(['passed', 'flagged', 'inconclusive']).toContain(outcome);
    }
  });
});

/** Whether a pattern repeats without bound what itself repeats without bound, which is where backtracking grows exponentially. */
function nestsRepetition(pattern: string): boolean {
  const open: { unbounded: boolean }[] = [{ unbounded: false }];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '[') at = pattern.indexOf(']', pattern[at + 1] === ']' ? at + 2 : at + 1);
    else if (character === '(') open.push({ unbounded: false });
    else if (character === ')') {
      const group = open.pop();
      const repeated = /^(?:[*+]|\{\d+,\})/.test(pattern.slice(at + 1));
      if (repeated && group?.unbounded) return true;
      const outer = open.at(-1);
      if (outer && (repeated || group?.unbounded)) outer.unbounded = true;
    } else if (/^(?:[*+]|\{\d+,\})/.test(pattern.slice(at))) {
      const group = open.at(-1);
      if (group) group.unbounded = true;
    }
  }
  return false;
}

function patternsIn(file: URL): string[] {
  const patterns: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.push(node.text.slice(1, node.text.lastIndexOf('/')));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file.pathname, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true));
  return patterns;
}

describe('the patterns of the text checks', () => {
  it.each([
    ['(a+)+', true],
    ['(?:a|b*)*', true],
    ['(?:,\\d{3})+', false],
    ['(?:a{1,9})+b+', false],
    ['[(+]+(\\+)*', false],
  ])('nests in %s: %s', (pattern, nested) => {
    expect(nestsRepetition(pattern)).toBe(nested);
  });

  it('never nest an unbounded repetition in another', () => {
    const files = readdirSync(new URL('./', import.meta.url)).filter((file) => /(?<!\.test)\.ts$/.test(file));
    const patterns = files.flatMap((file) => patternsIn(new URL(file, import.meta.url)));
    expect(patterns.length).toBeGreaterThan(50);
    expect(patterns.filter(nestsRepetition)).toEqual([]);
  });
});
