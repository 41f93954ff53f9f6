import { describe, expect, it } from '@jest/globals';
import { formatEnergy, formatMass, formatMoney, formatShare } from './format.js';

describe('amounts with their unit', () => {
  it.each([
    [0, '€0.00'],
    [0.000012, '< €0.0001'],
    [0.0123, '€0.0123'],
    [0.5, '€0.50'],
    [1234.567, '€1,234.57'],
  ])('writes %d euros', (eur, words) => {
    expect(formatMoney(eur, 'en')).toBe(words);
  });

  it.each([
    [0, '0 Wh'],
    [0.0000001, '< 0.01 mWh'],
    [0.0124, '12.4 mWh'],
    [3.456, '3.46 Wh'],
    [12_345, '12.3 kWh'],
    [2_000_000, '2 MWh'],
  ])('writes %d watt-hours', (wattHours, words) => {
    expect(formatEnergy(wattHours, 'en')).toBe(words);
  });

  it.each([
    [0, '0 g'],
    [0.5, '500 mg'],
    [1530, '1.53 kg'],
  ])('writes %d grams', (grams, words) => {
    expect(formatMass(grams, 'en')).toBe(words);
  });

  it('writes a share in per cent', () => {
    expect(formatShare(0.714, 'zh-TW')).toBe('71%');
  });
});
