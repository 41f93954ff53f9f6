import { describe, expect, it } from '@jest/globals';
import type { NumberedFinding } from '../ordered-findings.js';
import type { Box4 } from './image-content.js';
import { labelPlaces, regionAt, regionsOn, type Region } from './regions.js';

const size = { width: 400, height: 300 };
const finding = (id: string, box: Box4 | null, image = 0, frame?: number) =>
  ({ id, number: 1, place: box && { kind: 'region', image, box, frame } }) as unknown as NumberedFinding;
const region = (id: string, box: Box4): Region => ({ finding: finding(id, box), box });

describe('regions', () => {
  it('tells findings about a part from those about the whole, on one image alone', () => {
    const found = regionsOn(
      [
        finding('part', [10, 10, 50, 50]),
        finding('whole', [0, 0, 400, 300]),
        finding('other', [0, 0, 9, 9], 1),
        finding('none', null),
      ],
      0,
      size,
    );
    expect(found.parts.map((it) => it.finding.id)).toEqual(['part']);
    expect(found.whole.map((it) => it.finding.id)).toEqual(['whole']);
  });

  it('leaves out those of other frames while an animation stands still', () => {
    const box: Box4 = [10, 10, 50, 50];
    const findings = [finding('any', box), finding('first', box, 0, 0), finding('third', box, 0, 2)];
    const shown = (frame: number | null) => regionsOn(findings, 0, size, frame).parts.map((it) => it.finding.id);
    expect([shown(null), shown(0), shown(2), shown(1)]).toEqual([
      ['any', 'first', 'third'],
      ['any', 'first'],
      ['any', 'third'],
      ['any'],
    ]);
  });

  it('goes from the smallest region under a point to the largest, and round again', () => {
    const regions = [
      region('large', [0, 0, 200, 200]),
      region('small', [50, 50, 20, 20]),
      region('far', [300, 0, 9, 9]),
    ];
    const next = (current: string | null) => regionAt(regions, [60, 60], current)?.finding.id;
    expect([next(null), next('small'), next('large'), next('far')]).toEqual(['small', 'large', 'small', 'small']);
    expect(regionAt(regions, [250, 250], 'small')).toBeNull();
  });

  it('gives labels at one corner a place each', () => {
    const places = labelPlaces(
      [region('a', [10, 10, 50, 50]), region('b', [12, 11, 90, 90]), region('c', [200, 10, 5, 5])],
      size,
    );
    expect(Object.fromEntries(places)).toEqual({ a: 0, b: 1, c: 0 });
  });
});
