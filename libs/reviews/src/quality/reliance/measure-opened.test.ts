import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@countersign/checks';
import { measureOpened } from './measure-opened.js';
import type { ReviewedCase } from './measure-reliance.js';
import type { OpenedCounts } from './read-evidence-shown.js';

const nothing: OpenedCounts = {
  findingsShown: 0,
  findingsOpened: 0,
  warningsShown: 0,
  warningsOpened: 0,
  sourcesShown: 0,
  sourcesOpened: 0,
};

const decided = (opened: Partial<OpenedCounts> | null, change: Partial<ReviewedCase> = {}): ReviewedCase => ({
  at: new Date('2026-11-02T08:00:00Z'),
  seconds: 60,
  bad: false,
  flagged: true,
  opinionBad: null,
  byTier: false,
  knownBad: null,
  opened: opened && { ...nothing, ...opened },
  ...change,
});

describe('measureOpened', () => {
  it('tells what was not observed from what was not opened, and counts only where there was something to open', () => {
    const { observed, findings, warnings, sources } = measureOpened([
      decided(null),
      decided({}),
      decided({ findingsShown: 3, sourcesShown: 2, sourcesOpened: 1 }),
      decided({ findingsShown: 3, findingsOpened: 1 }),
      decided({ sourcesShown: 1 }),
    ]);
    expect(observed).toBe(4);
    expect([findings, warnings, sources]).toEqual([
      { hits: 1, of: 2, share: null },
      { hits: 0, of: 0, share: null },
      { hits: 1, of: 2, share: null },
    ]);
  });

  it('asks of approvals against warnings whether one of the warnings was opened', () => {
    const against = { findingsShown: 2, warningsShown: 1 };
    const { findings, warnings } = measureOpened([
      decided({ ...against, findingsOpened: 1 }),
      decided({ ...against, findingsOpened: 2, warningsOpened: 1 }),
      decided({ ...against }, { bad: true }),
    ]);
    expect(warnings).toMatchObject({ hits: 1, of: 2 });
    expect(findings).toMatchObject({ hits: 2, of: 3 });
  });

  it('has an interval from ten cases on, and sees who opens less with each hour of the shift', () => {
    const random = seededRandom(5);
    const begin = Date.parse('2026-11-02T08:00:00Z');
    const of = (count: number, falls: number) =>
      measureOpened(
        Array.from({ length: count }, (_, nth) => {
          const hour = (nth % 80) / 10;
          // A shift of eight hours a day.
          const at = new Date(begin + 86_400_000 * Math.floor(nth / 80) + 3_600_000 * hour);
          const opens = random() < 1 / (1 + Math.exp(-(1.5 - falls * hour)));
          return decided({ findingsShown: 1, findingsOpened: opens ? 1 : 0 }, { at });
        }),
      );
    expect(of(9, 0).findings.share).toBeNull();
    expect(of(9, 0).drift.slope).toBeNull();
    const { findings, drift } = of(800, 0.4);
    expect(findings.share?.from).toBeLessThan(findings.share?.value ?? 0);
    expect(drift.hours.map(({ hour }) => hour)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(drift.slope?.to).toBeLessThan(0);
    expect([drift.slope?.from, drift.slope?.to].map((end) => Math.sign((end ?? 0) + 0.4))).toEqual([-1, 1]);
  });

  it('begins the shift with the first decision, also where that one was not observed', () => {
    const at = (clock: string) => ({ at: new Date(`2026-11-02T${clock}Z`) });
    const { drift } = measureOpened([
      decided(null, at('08:00:00')),
      decided({ findingsShown: 1, findingsOpened: 1 }, at('10:30:00')),
    ]);
    expect(drift.hours).toEqual([{ hour: 2, decided: 1, opened: 1 }]);
  });
});
