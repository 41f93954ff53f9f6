import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@countersign/checks';
import type { MeasuredShare } from '@countersign/contracts';
import { measureReliance, type ReviewedCase } from './measure-reliance.js';

/** How a simulated reviewer decides: by themselves, and how often they give way to the machine instead. */
interface Simulated {
  /** Recognises what is bad, and what is good, with this probability. */
  skill: number;
  /** Goes with the machine where it says otherwise, with this probability. */
  givesWay: number;
  /** How much likelier a mistake of their own gets with each hour. */
  tires: number;
}

const start = Date.parse('2026-03-02T08:00:00Z');
const day = 86_400_000;

/** Gold decisions of a shift of eight hours a day, a fifth of them with the verdict hidden first. */
function decide({ skill, givesWay, tires }: Simulated, count: number, random: () => number): ReviewedCase[] {
  return Array.from({ length: count }, (_, nth) => {
    const hour = (nth % 40) / 5;
    const knownBad = random() < 0.5;
    const flagged = random() < 0.3 ? !knownBad : knownBad;
    const odds = (skill / (1 - skill)) * Math.exp(-tires * hour);
    const own = random() < odds / (1 + odds) ? knownBad : !knownBad;
    const hidden = random() < 0.2;
    const bad = own !== flagged && random() < givesWay ? flagged : own;
    const at = new Date(start + Math.floor(nth / 40) * day + hour * 3_600_000);
    const seen = { at, seconds: 60 + 60 * random(), bad, flagged, opinionBad: hidden ? own : null, opened: null };
    return { ...seen, byTier: false, knownBad };
  });
}

const holds = ({ share }: MeasuredShare, truth: number): boolean =>
  share !== null && share.from <= truth && truth <= share.to;

describe('a simulated population of reviewers', () => {
  const population = Array.from({ length: 300 }, (_, nth): Simulated => ({
    skill: 0.6 + 0.3 * ((nth % 10) / 9),
    givesWay: 0.1 + 0.7 * ((nth % 7) / 6),
    tires: 0,
  }));
  const random = seededRandom(20_260_302);
  const measured = population.map((reviewer) => ({
    reviewer,
    measures: measureReliance(decide(reviewer, 400, random)),
  }));

  /**
   * With a coverage of 95 % in truth, fewer than this many of 300 intervals hold it once in a thousand times: binomial mean 285, standard deviation
   * 3.77, lower quantile of 0.001 by the normal approximation with correction.
   */
  const fewest = Math.floor(300 * 0.95 - 3.09 * Math.sqrt(300 * 0.95 * 0.05) - 0.5);

  it.each<[string, (one: (typeof measured)[number]) => boolean]>([
    // Sees a wrong verdict, and follows it: wrong by themselves, or right and giving way.
    [
      'over-reliance',
      ({ reviewer: { skill, givesWay }, measures }) => holds(measures.over.seen, 1 - skill + skill * givesWay),
    ],
    [
      'over-reliance without the verdict',
      ({ reviewer: { skill }, measures }) => holds(measures.over.unseen, 1 - skill),
    ],
    // Sees a right verdict, and overrides it: wrong by themselves, and not giving way.
    [
      'under-reliance',
      ({ reviewer: { skill, givesWay }, measures }) => holds(measures.under.seen, (1 - skill) * (1 - givesWay)),
    ],
    [
      'what seeing a wrong verdict adds',
      ({ reviewer: { skill, givesWay }, measures: { over } }) =>
        over.difference !== null && over.difference.from <= skill * givesWay && skill * givesWay <= over.difference.to,
    ],
  ])('is recovered: %s', (_name, isHeld) => {
    expect(measured.filter(isHeld).length).toBeGreaterThanOrEqual(fewest);
    // Intervals that hold everything would hold the truth as well.
    expect(measured.filter(({ measures }) => holds(measures.over.seen, 0.99)).length).toBeLessThan(30);
  });

  it('shows who tires over the shift, and not who does not', () => {
    const slopes = (tires: number) =>
      Array.from(
        { length: 100 },
        () => measureReliance(decide({ skill: 0.85, givesWay: 0, tires }, 600, random)).drift.slope,
      );
    const isOver = (slope: ReturnType<typeof slopes>[number]): boolean => slope !== null && slope.from > 0;
    // Of steady ones 2.5 % lie over by chance: more than 9 of 100 once in a thousand times.
    expect(slopes(0).filter(isOver).length).toBeLessThanOrEqual(9);
    expect(slopes(0.25).filter(isOver).length).toBeGreaterThan(90);
    const held = slopes(0.25).filter((slope) => slope !== null && slope.from <= 0.25 && 0.25 <= slope.to).length;
    expect(held).toBeGreaterThanOrEqual(Math.floor(95 - 3.09 * Math.sqrt(100 * 0.95 * 0.05) - 0.5));
  });
});

describe('measureReliance', () => {
  const random = seededRandom(7);
  const steady: Simulated = { skill: 0.8, givesWay: 0.5, tires: 0 };

  it('says nothing under ten cases', () => {
    const { right, over, seconds, drift } = measureReliance(decide(steady, 9, random));
    expect([right.share, over.seen.share, over.difference, seconds, drift.slope]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(right.of).toBe(9);
  });

  it('leaves what was decided together with others out of the times, and says how much that was', () => {
    const byOne = decide(steady, 20, random);
    const inBulk = decide(steady, 80, random).map((one) => ({ ...one, seconds: null }));
    const { seconds, together, decisions } = measureReliance([...byOne, ...inBulk]);
    expect({ together, decisions }).toEqual({ together: 80, decisions: 100 });
    expect(seconds).toEqual(measureReliance(byOne).seconds);
    expect(measureReliance(inBulk)).toMatchObject({ seconds: null, together: 80 });
  });

  it('counts changes of mind after the verdict was seen, and towards it', () => {
    const { changed, changedToVerdict } = measureReliance(decide({ ...steady, givesWay: 1 }, 400, random));
    expect(changed.hits).toBeGreaterThan(0);
    expect(changedToVerdict).toBe(changed.hits);
  });

  it('begins a shift anew after a pause of six hours', () => {
    const { drift } = measureReliance(decide(steady, 120, random));
    expect(drift.hours.map(({ hour }) => hour)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(drift.hours.reduce((sum, { decided }) => sum + decided, 0)).toBe(120);
  });
});
