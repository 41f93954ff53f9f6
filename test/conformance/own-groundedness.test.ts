import { describe, expect, it } from '@jest/globals';
import { auroc } from '../evaluation/measure/auroc.ts';
import { groundednessKinds, readOwnGroundedness } from '../evaluation/read/read-own-groundedness.ts';

const passages = readOwnGroundedness();
const claims = passages.flatMap(({ source, claims: own }) => own.map((claim) => ({ ...claim, source })));
const of = (kind: string) => claims.filter((claim) => claim.kind === kind);

/** The longest run of characters that two texts share. */
function longestShared(one: string, other: string): number {
  let longest = 0;
  for (let from = 0; from < one.length; from += 1) {
    while (from + longest < one.length && other.includes(one.slice(from, from + longest + 1))) longest += 1;
  }
  return longest;
}

describe('the claims in Traditional Chinese', () => {
  it('are two hundred about forty passages, two carried and three that are not, all different', () => {
    expect(passages).toHaveLength(40);
    expect(new Set(claims.map(({ text }) => text)).size).toBe(200);
    for (const { claims: own } of passages) {
      expect(own.filter(({ kind }) => kind === 'carried')).toHaveLength(2);
      expect(new Set(own.filter(({ kind }) => kind !== 'carried').map(({ kind }) => kind)).size).toBe(3);
    }
  });

  it('are balanced over the kinds', () => {
    const counts = groundednessKinds.map((kind) => [kind, of(kind).length]);
    expect(counts).toEqual(groundednessKinds.map((kind) => [kind, kind === 'carried' ? 80 : 15]));
  });

  it.each(groundednessKinds.filter((kind) => kind !== 'carried'))('cannot be told by length: %s', (kind) => {
    const lengths = [...of('carried'), ...of(kind)].map((claim) => ({
      score: claim.text.length,
      good: claim.kind === 'carried',
    }));
    expect(Math.abs(auroc(lengths) - 0.5)).toBeLessThan(0.1);
  });

  it('say it in other words than the source', () => {
    const copied = claims.filter(({ text, source }) => longestShared(text, source) > text.length * 0.6);
    expect(copied.map(({ text }) => text)).toEqual([]);
  });

  it('are written in traditional characters', () => {
    const texts = claims.map(({ text, source }) => text + source).join('');
    expect(texts).not.toMatch(/[这说来对时会没个们过发现应该为无]/u);
  });
});
