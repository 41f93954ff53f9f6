import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@countersign/tlog';
import fc from 'fast-check';
import { leafText } from './leaf-text.js';

describe('leafText', () => {
  it('is the canonical JSON of its fields, whatever they hold', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.record({
          id: fc.uuid(),
          action: text,
          at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          actor: text,
          subject: fc.option(text),
          commitment: fc.stringMatching(/^[0-9a-f]{64}$/),
        }),
        (fields) => {
          expect(leafText(fields)).toBe(canonicalJson({ v: 1, ...fields }));
        },
      ),
    );
  });
});
