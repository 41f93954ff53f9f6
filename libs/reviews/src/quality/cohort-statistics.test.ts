import fc from 'fast-check';
import { compareGroups, differenceOf, pooled, ratioOf, type GroupCounts } from './cohort-statistics.js';

const group = (value: string, outputs: number, flagged: number, changes: Partial<GroupCounts> = {}): GroupCounts => ({
  attribute: 'age-band',
  value,
  outputs,
  flagged,
  decided: outputs,
  rejected: 0,
  length: null,
  sentiment: null,
  ...changes,
});

describe('published worked examples', () => {
  it('the four-fifths rule: 12 of 40 against 48 of 80 is 0.5 (EEOC, questions and answers on the Uniform Guidelines, 1979)', () => {
    const ratio = ratioOf(12, 40, 48, 80);
    expect(ratio?.value).toBeCloseTo(0.5, 12);
    // exp(ln 0.5 -+ 1.96 sqrt(1/12 - 1/40 + 1/48 - 1/80))
    expect(ratio?.from).toBeCloseTo(0.3014, 3);
    expect(ratio?.to).toBeCloseTo(0.8293, 3);
  });

  it('a difference of 1.959963984540054 standard errors, the normal quantile of .975, has a probability of .05', () => {
    const mean = 1.959_963_984_540_054 / 5;
    const compared = differenceOf({ count: 50, mean, variance: 1 }, { count: 50, mean: 0, variance: 1 });
    expect(compared?.p).toBeCloseTo(0.05, 5);
    expect(compared?.difference.from).toBeCloseTo(0, 9);
  });
});

describe('pooled', () => {
  it('is what all values together give', () => {
    const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 2, maxLength: 30 });
    const momentsOf = (list: number[]) => {
      const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
      const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1);
      return { count: list.length, mean, variance };
    };
    fc.assert(
      fc.property(values, values, (one, other) => {
        const together = momentsOf([...one, ...other]);
        const joined = pooled([momentsOf(one), null, momentsOf(other)]);
        expect(joined?.mean).toBeCloseTo(together.mean, 6);
        expect(joined?.variance).toBeCloseTo(together.variance, 3);
      }),
    );
  });
});

describe('compareGroups', () => {
  it('finds a group that fares worse, and says how sure that is', () => {
    const [old] = compareGroups([group('65+', 100, 40), group('18-64', 200, 20)]);
    expect(old?.flags).toMatchObject({ enough: true, share: { value: 0.4 } });
    expect(old?.flags.ratio?.value).toBeCloseTo(0.6 / 0.9, 9);
    expect(old?.flags.ratio?.to).toBeLessThan(0.8);
    expect(old?.flags.p).toBeLessThan(1e-6);
    expect(old?.rejections.p).toBe(1);
    expect(old?.length).toMatchObject({ enough: false, difference: null, p: null });
  });

  it('does not compare groups under thirty outputs, whatever their shares', () => {
    const [few, many] = compareGroups([group('65+', 29, 29), group('18-64', 500, 0)]);
    expect(few?.flags).toMatchObject({ enough: false, ratio: null, p: null, share: { value: 1 } });
    expect(many?.flags).toMatchObject({ enough: false, p: null });
  });

  it('compares within an attribute only', () => {
    const groups = [group('65+', 50, 10), { ...group('f', 50, 40), attribute: 'gender' }];
    for (const { flags } of compareGroups(groups)) expect(flags.enough).toBe(false);
  });

  it('gives no false alarm more often than once in twenty views, though it looks at many groups', () => {
    let state = 11;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    let alarms = 0;
    const views = 300;
    for (let view = 0; view < views; view += 1) {
      const groups = Array.from({ length: 8 }, (_, at) => {
        const flagged = Array.from({ length: 60 }, next).filter((value) => value < 0.2).length;
        return group(`g${at}`, 60, flagged);
      });
      if (compareGroups(groups).some(({ flags }) => (flags.p ?? 1) < 0.05)) alarms += 1;
    }
    expect(alarms / views).toBeLessThan(0.05);
  });
});
