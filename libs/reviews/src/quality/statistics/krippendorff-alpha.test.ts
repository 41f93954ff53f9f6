import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@countersign/checks';
import fc from 'fast-check';
import { bootstrapInterval } from './bootstrap-interval.js';
import { alphaInterval, krippendorffAlpha, type AlphaLevel } from './krippendorff-alpha.js';

/** Four observers, twelve units, data missing: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", example C. */
const published = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
].map((row) => row.split(' '));
const units = published[0]?.map((_, unit) =>
  published.flatMap((row) => (row[unit] === '.' ? [] : [Number(row[unit])])),
) as number[][];

describe('krippendorffAlpha', () => {
  it.each<[AlphaLevel, number]>([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ])('of the published example, %s', (level, alpha) => {
    expect(krippendorffAlpha(units, level)).toBeCloseTo(alpha, 3);
  });

  it('of two observers and binary data (Krippendorff 2011, example A)', () => {
    const [one, other] = ['0100000000', '1110010100'].map((row) => [...row].map(Number)) as [number[], number[]];
    expect(
      krippendorffAlpha(
        one.map((value, unit) => [value, other[unit] ?? 0]),
        'nominal',
      ),
    ).toBeCloseTo(0.095, 3);
  });

  it('is 1 for agreement, and unknown where nothing differs or nothing was rated twice', () => {
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [2, 2, 2],
        ],
        'ordinal',
      ),
    ).toBe(1);
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        'nominal',
      ),
    ).toBeNull();
    expect(krippendorffAlpha([[1], [2]], 'nominal')).toBeNull();
    expect(krippendorffAlpha([], 'nominal')).toBeNull();
  });

  it('does not know observers or the order of units, and is never over 1', () => {
    const rated = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(rated, fc.constantFrom<AlphaLevel>('nominal', 'ordinal', 'interval'), (given, level) => {
        const alpha = krippendorffAlpha(given, level);
        const turned = krippendorffAlpha(given.map((unit) => unit.toReversed()).toReversed(), level);
        if (alpha === null) return expect(turned).toBeNull();
        expect(turned).toBeCloseTo(alpha, 9);
        expect(alpha).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('alphaInterval', () => {
  it.each<AlphaLevel>(['nominal', 'ordinal', 'interval'])(
    'is that of drawing the units and reckoning alpha anew, %s',
    async (level) => {
      const rated = [...units, [1, 1], [2], [3, 4, 5, 1]];
      const found = await alphaInterval(rated, level, seededRandom(3));
      const slow = await bootstrapInterval(rated, (drawn) => krippendorffAlpha(drawn, level), seededRandom(3));
      expect(found?.value).toBeCloseTo(slow?.value ?? NaN, 9);
      expect(found?.from).toBeCloseTo(slow?.from ?? NaN, 9);
      expect(found?.to).toBeCloseTo(slow?.to ?? NaN, 9);
    },
  );

  it('holds a true alpha about as often as it promises, of a reason that is seldom given', async () => {
    // Two people see what is so in one of five units, and each gives another answer in one of ten: alpha of ever more units.
    const random = seededRandom(11);
    const unit = (): number[] => {
      const isSo = random() < 0.2;
      return [0, 1].map(() => (random() < 0.1 !== isSo ? 1 : 0));
    };
    const truth = krippendorffAlpha(Array.from({ length: 40_000 }, unit), 'nominal') ?? NaN;
    const runs = 60;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const found = await alphaInterval(Array.from({ length: 120 }, unit), 'nominal', seededRandom(run));
      if (found && found.from <= truth && truth <= found.to) held += 1;
    }
    // Of 60 with 95 %, fewer than 51 come once in three thousand times; percentile intervals are a little short.
    expect(held).toBeGreaterThanOrEqual(51);
  });
});

describe('bootstrapInterval', () => {
  const alphaOf = (drawn: readonly number[][]) => krippendorffAlpha(drawn, 'nominal');

  it('holds the figure, is fixed by its seed, and shrinks with more units', async () => {
    const few = await bootstrapInterval(units, alphaOf, seededRandom(1));
    expect(few).toEqual(await bootstrapInterval(units, alphaOf, seededRandom(1)));
    if (few === null) throw new Error('no interval');
    expect(few.from).toBeLessThan(few.value);
    expect(few.to).toBeGreaterThan(few.value);
    const many = await bootstrapInterval(Array.from({ length: 9 }, () => units).flat(), alphaOf, seededRandom(1));
    if (many === null) throw new Error('no interval');
    expect((few.to - few.from) / (many.to - many.from)).toBeGreaterThan(2);
  });

  it('is none where the figure is undefined in too many draws', async () => {
    expect(
      await bootstrapInterval(
        [
          [1, 1],
          [1, 2],
        ],
        alphaOf,
        seededRandom(1),
      ),
    ).toBeNull();
  });
});
