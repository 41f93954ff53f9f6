import fc from 'fast-check';
import { foldText } from './fold-text.js';

describe('foldText', () => {
  it.each([
    ['ＡＢＣ１２３', 'ABC123'],
    ['“quoted” – it’s', '"quoted" - it\'s'],
    ['简体字与女员工', '簡體字與女員工'],
    ['１，２３４．５', '1,234.5'],
    ['完成，共３件。', '完成，共3件。'],
    ['\u0000\u00A0\u3000', '   '],
  ])('turns %j into %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps the length of any text, and changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text);
        expect(folded).toHaveLength(text.length);
        expect(foldText(folded)).toBe(folded);
      }),
    );
  });
});
