import { describe, expect, it } from '@jest/globals';
import type { CoverageMatrix } from '@countersign/contracts';
import { familyGroups } from './family-groups.js';

const row = (id: string, family: string, parent: string | null = null, framework = 'AIA') => ({
  id,
  pack: 'pack',
  framework,
  parent,
  family,
  title: id,
  cells: [],
});
const matrixOf = (rows: CoverageMatrix['rows']): CoverageMatrix => ({
  by: 'system',
  at: '2026-11-24T00:00:00Z',
  countedAt: '2026-11-24T00:00:00Z',
  system: null,
  columns: [],
  more: false,
  families: [...new Map(rows.map((item) => [item.family, item])).values()].map(({ family, pack, framework }) => ({
    id: family,
    title: family,
    pack,
    framework,
    cells: [],
  })),
  rows,
});
const seen = (rows: CoverageMatrix['rows'], framework = 'AIA') =>
  familyGroups(matrixOf(rows), framework).map((group) => [
    group.id,
    group.head?.id ?? null,
    group.rows.map(({ id }) => id),
  ]);

describe('familyGroups', () => {
  it('puts the requirements of an article below it, and leaves one alone as it is', () => {
    expect(seen([row('AIA-4', 'AIA-4'), row('AIA-14.1', 'AIA-14'), row('AIA-14.5', 'AIA-14')])).toEqual([
      ['AIA-4', null, ['AIA-4']],
      ['AIA-14', 'AIA-14', ['AIA-14.1', 'AIA-14.5']],
    ]);
  });

  it('keeps a requirement that is numbered like its article', () => {
    expect(seen([row('AIA-5', 'AIA-5'), row('AIA-5.1', 'AIA-5')])).toEqual([['AIA-5', 'AIA-5', ['AIA-5', 'AIA-5.1']]]);
  });

  it('shows a group once, as the head of its parts', () => {
    const rows = [
      row('HLEG-1', 'HLEG-1', null, 'HLEG'),
      row('HLEG-1.1', 'HLEG-1', 'HLEG-1', 'HLEG'),
      row('HLEG-1.2', 'HLEG-1', 'HLEG-1', 'HLEG'),
    ];
    expect(seen(rows, 'HLEG')).toEqual([['HLEG-1', 'HLEG-1', ['HLEG-1.1', 'HLEG-1.2']]]);
  });

  it('shows one framework only', () => {
    expect(seen([row('AIA-4', 'AIA-4'), row('GDPR-30', 'GDPR-30', null, 'GDPR')], 'GDPR')).toEqual([
      ['GDPR-30', null, ['GDPR-30']],
    ]);
  });
});
