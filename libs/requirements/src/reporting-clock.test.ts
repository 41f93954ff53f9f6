import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { IncidentClass } from '@countersign/contracts';
import { disclosureSource } from './citation-of.js';
import { loadPacks } from './load-packs.js';
import { reportingClock } from './reporting-clock.js';

const packs = await loadPacks(fileURLToPath(new URL('../../../policies/requirements', import.meta.url)));
const day = '2026-11-24';

/** The packs, AIA-73.4 granting another period up to and including a day. */
const changed = packs.map((pack) => ({
  ...pack,
  requirements: pack.requirements.map((item) =>
    item.id === 'AIA-73.4' ? { ...item, in_force: { until: '2026-12-31' } } : item,
  ),
}));

describe('reportingClock', () => {
  it.each<[IncidentClass, number, string]>([
    ['death', 10, 'Art. 73(4)'],
    ['critical-infrastructure', 2, 'Art. 73(3), 3(49)(b), 3(61)'],
    ['widespread-infringement', 2, 'Art. 73(3), 3(49)(b), 3(61)'],
    ['serious-harm-to-health', 15, 'Art. 73(1)-(2), 3(49)'],
    ['fundamental-rights', 15, 'Art. 73(1)-(2), 3(49)'],
    ['property-or-environment', 15, 'Art. 73(1)-(2), 3(49)'],
  ])('%s: the shortest of the rules that bind it, %i days', (kind, days, place) => {
    const clock = reportingClock(packs, kind, day);
    expect(clock?.days).toBe(days);
    expect(clock?.source).toContain(`Regulation (EU) 2024/1689`);
    expect(clock?.source).toContain(`${place}; applies from 2026-08-02`);
  });

  it('is that of the law of the day', () => {
    expect(reportingClock(changed, 'death', '2026-12-31')?.days).toBe(10);
    expect(reportingClock(changed, 'death', '2027-01-01')?.days).toBe(15);
  });

  it('is null where no pack sets one', () => {
    expect(
      reportingClock(
        packs.filter(({ id }) => id !== 'eu-ai-act'),
        'death',
        day,
      ),
    ).toBeNull();
  });
});

describe('disclosureSource', () => {
  it.each([
    ['image', 'Art. 50(4) first subparagraph, 3(60); applies from 2026-08-02'],
    ['text', 'Art. 50(4) second subparagraph; applies from 2026-08-02'],
  ] as const)('of %s', (modality, place) => {
    expect(disclosureSource(packs, modality, day)).toMatch(/^Regulation \(EU\) 2024\/1689/);
    expect(disclosureSource(packs, modality, day)).toContain(place);
  });
});
