import { describe, expect, it } from '@jest/globals';
import type { Place } from '@countersign/contracts';
import { faultOfPlace } from './fault-of-place.js';

const sizes = new Map([['sha256:a', { width: 40, height: 20 }]]);
const payload = {
  content: { text: 'A pump.', images: [{ digest: 'sha256:a' }], schedule: { operations: [{ id: 'J1-10' }] } },
  'a/b': { '~': 'x' },
};
const span = (part: string, start: number, end: number): Place => ({ kind: 'span', part, start, end });
const region = (image: number, box: [number, number, number, number]): Place => ({ kind: 'region', image, box });
const operation = (...ids: string[]): Place => ({ kind: 'operation', ids });

describe('a place', () => {
  it.each<[string, Place]>([
    ['the whole text', span('/content/text', 0, 7)],
    ['a text below escaped names', span('/a~1b/~0', 0, 1)],
    ['the whole image', region(0, [0, 0, 40, 20])],
    ['the whole image, turned by a quarter', region(0, [0, 0, 20, 40])],
    ['an operation', operation('J1-10')],
  ])('is there: %s', (_, place) => expect(faultOfPlace(place, { payload, sizes })).toBeNull());

  it.each<[string, Place, string]>([
    ['beyond the text', span('/content/text', 0, 8), '7 characters'],
    ['backwards', span('/content/text', 5, 2), '5 to 2'],
    ['empty', span('/content/text', 2, 2), '2 to 2'],
    ['in what is no text', span('/content/images', 0, 1), 'no text at "/content/images"'],
    ['at a name that everything has', span('/constructor/name', 0, 1), 'no text at'],
    ['at the root', span('', 0, 1), 'no text at'],
    ['in an image that is not there', region(1, [0, 0, 1, 1]), 'no image 1'],
    ['beyond the image', region(0, [1, 0, 40, 20]), '40 by 20'],
    ['of no area', region(0, [1, 1, 0, 5]), '40 by 20'],
    ['an operation that is not there', operation('J1-10', 'J9'), '"J9" does not occur'],
    ['a word of a text as an operation', operation('A pump.'), '"A pump." does not occur'],
  ])('is not there: %s', (_, place, words) => expect(faultOfPlace(place, { payload, sizes })?.en).toContain(words));
});
